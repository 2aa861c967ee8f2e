using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>The credential is read on every request, and can change while the program runs.</summary>
public sealed class AuthenticationTests
{
    [Fact]
    public async Task A_credential_source_of_the_application_is_called_on_every_request()
    {
        ChangingSource source = new();
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(
            options => options.ApiKey = null,
            services => services.AddApiKeyClient().UseCredentialSource("prod", _ => source)
        );

        source.Text = "wrong";
        Assert.False((await aimms.Keys.CheckAsync(The.Token)).CanAuthenticate);
        source.Text = aimms.Emulator.Aimms.AdministratorKey;
        Assert.True((await aimms.Keys.CheckAsync(The.Token)).CanAuthenticate);

        Assert.Equal(
            ["***", aimms.Emulator.Aimms.AdministratorKey, aimms.Emulator.Aimms.AdministratorKey],
            aimms.Emulator.Requests.Select(request => request.Headers["apikey"])
        );
        Assert.Equal(4, source.Asked); // Once more after the 401.
    }

    [Fact]
    public async Task A_credential_header_that_an_application_handler_sets_is_replaced()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(static () =>
                    new Probe(static request => request.Headers.Add("apikey", "theirs"))
                )
            )
        );

        await aimms.Keys.GetListAsync(The.Token);

        Assert.Equal(aimms.Emulator.Aimms.AdministratorKey, Assert.Single(aimms.Emulator.Requests).Headers["apikey"]);
    }

    [Fact]
    public async Task A_changed_secret_file_is_read_again()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "wrong\n", The.Token);
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            (options.ApiKey, options.ApiKeyFile) = (null, file)
        );

        Assert.False((await aimms.Keys.CheckAsync(The.Token)).CanAuthenticate);
        await File.WriteAllTextAsync(file, $"  {aimms.Emulator.Aimms.AdministratorKey}\r\n", The.Token);
        Assert.True((await aimms.Keys.CheckAsync(The.Token)).CanAuthenticate);
        await File.WriteAllTextAsync(file, "", The.Token);
        ApiKeyOperationFailedException empty = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );
        File.Delete(file);
        ApiKeyOperationFailedException missing = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Contains("ApiKeyFile names, is empty. Nothing was sent", empty.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", missing.Message, StringComparison.Ordinal);
        Assert.Equal(0, aimms.Arrived("POST"));
    }

    [Fact]
    public async Task A_configuration_reload_changes_credential_and_address_together()
    {
        await using AimmsFixture first = await AimmsFixture.StartAsync();
        await using AimmsFixture second = await AimmsFixture.StartAsync();
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(first.Emulator.Aimms.ToConfiguration("prod"))
            .Build();
        await using ServiceProvider services = new ServiceCollection()
            .AddApiKeyClient(configuration)
            .Services.BuildServiceProvider();
        AimmsApiKeyManager keys = services.GetRequiredService<AimmsApiKeyManager>();

        await keys.GetListAsync(The.Token);
        foreach (KeyValuePair<string, string?> setting in second.Emulator.Aimms.ToConfiguration("prod"))
        {
            configuration[setting.Key] = setting.Value;
        }

        configuration.Reload();
        await keys.GetListAsync(The.Token);

        Assert.Equal(first.Emulator.Aimms.AdministratorKey, Assert.Single(first.Emulator.Requests).Headers["apikey"]);
        Assert.Equal(second.Emulator.Aimms.AdministratorKey, Assert.Single(second.Emulator.Requests).Headers["apikey"]);

        configuration["prod:ApiKey"] = "";
        Assert.Throws<AggregateException>(configuration.Reload); // Reload throws as well.
        await Assert.ThrowsAsync<OptionsValidationException>(() => keys.GetListAsync(The.Token));
        Assert.Single(second.Emulator.Requests);
    }

    [Theory]
    [InlineData("secret\r\nX-Evil: 1")]
    [InlineData("secrét")]
    [InlineData(" secret")]
    public async Task A_credential_that_is_invalid_in_a_header_is_refused_and_not_shown(string text)
    {
        ChangingSource source = new() { Text = text };
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(
            options => options.ApiKey = null,
            services => services.AddApiKeyClient().UseCredentialSource("prod", _ => source)
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains(
            "credential has characters that a header cannot carry",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secr", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task A_credential_source_that_fails_is_called_once_and_nothing_is_sent()
    {
        ChangingSource source = new();
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(
            options => options.ApiKey = null,
            services => services.AddApiKeyClient().UseCredentialSource("prod", _ => source)
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Contains("the credential source failed. Nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.Equal("the vault is closed", error.InnerException?.Message);
        Assert.Equal(1, source.Asked);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task A_credential_source_that_returns_null_has_failed()
    {
        AimmsApiKeyManager keys = Manager(new Source(static _ => new((Credential)null!)));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.GetListAsync(The.Token)
        );

        Assert.Equal("The source returned null.", error.InnerException?.Message);
    }

    [Fact]
    public async Task Cancelling_stops_waiting_for_a_credential_source_that_ignores_the_token()
    {
        TaskCompletionSource<Credential> never = new();
        using CancellationTokenSource caller = new();
        Task<IReadOnlyList<ApiKey>> list = Manager(new Source(_ => new(never.Task))).GetListAsync(caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => list);
    }

    [Fact]
    public async Task A_created_key_works_as_a_credential_until_it_is_deleted_or_expires()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        IssuedApiKey child = await aimms.Keys.CreateAsync("child", AimmsScopes.ApiKey, aimms.InNinetyDays, The.Token);
        AimmsApiKeyManager keys = new(
            new AimmsOptions
            {
                BaseAddress = aimms.Emulator.Aimms.BaseAddress,
                ApiKey = child.Value.Reveal(),
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { Account = "child", TimeProvider = aimms.Emulator.Clock }
        );

        Assert.Equal(2, (await keys.GetListAsync(The.Token)).Count);
        aimms.Emulator.Clock.Advance(TimeSpan.FromDays(90));

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            keys.GetListAsync(The.Token)
        );
        Assert.True(error.IsCredentialRejected);
        Assert.Contains("account 'child'", error.Message, StringComparison.Ordinal);
        Assert.True((await aimms.Keys.FindAsync("child", The.Token))!.IsExpiredAt(aimms.Emulator.Clock.GetUtcNow()));
    }

    private static AimmsApiKeyManager Manager(CredentialSource source) =>
        new(
            new AimmsOptions { CloudAccount = "acme" },
            new ApiKeyManagerSettings { CredentialSource = source, TimeProvider = new ManualClock(The.Now) }
        );

    private sealed class Source(Func<CancellationToken, ValueTask<Credential>> get) : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => get(cancellationToken);
    }

    private sealed class ChangingSource : CredentialSource
    {
        public string? Text { get; set; }

        public int Asked { get; private set; }

        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return new(
                new Credential(new SecretValue(Text ?? throw new InvalidOperationException("the vault is closed")))
            );
        }
    }
}
