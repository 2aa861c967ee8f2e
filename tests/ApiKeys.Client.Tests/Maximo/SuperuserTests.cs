using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>How to create the first key: the superuser authenticates, at a separate address.</summary>
public sealed class SuperuserTests
{
    [Promise(4)]
    [Fact]
    public async Task The_superuser_s_password_is_sent_only_to_AdminAddress_and_creates_the_first_key()
    {
        await using MaximoFixture maximo = await StartAsync();
        await maximo.Keys.DeleteAsync(maximo.Service.AdministratorKeyId, The.Token);

        IssuedApiKey first = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("first", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Days(90))
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );

        RecordedRequest signIn = Assert.Single(maximo.SignIns);
        Assert.Equal(("POST", "/maximo-admin/logininitial?verify=false"), (signIn.Method, signIn.RawTarget));
        using JsonDocument body = JsonDocument.Parse(signIn.Body);
        Assert.Equal(
            [("username", MaximoEmulator.SuperuserName), ("password", maximo.Service.SuperuserPassword)],
            body.RootElement.EnumerateObject().Select(member => (member.Name, member.Value.GetString()!))
        );
        Assert.All(
            maximo.Requests,
            request =>
                Assert.DoesNotContain(
                    maximo.Service.SuperuserPassword,
                    request.Body + string.Join(" ", request.Headers.Values),
                    StringComparison.Ordinal
                )
        );
        Assert.True((await maximo.ManagerOf(first.Key.Id, first.Value.Reveal()).CheckAsync(The.Token)).CanListKeys);
    }

    [Fact]
    public async Task The_configuration_of_a_superuser_is_bound()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(maximo.Service.ToSuperuserConfiguration("first"))
            .Build();
        await using ServiceProvider services = new ServiceCollection()
            .AddApiKeyClient(configuration)
            .Services.BuildServiceProvider();

        AccountCheck check = await services.GetRequiredService<MaximoApiKeyManager>().CheckAsync(The.Token);

        Assert.True(check.CanListKeys, check.Problem);
        Assert.Equal(
            (MaximoEmulator.SuperuserName, null, null),
            (check.UserName, check.CredentialKey, check.CredentialExpiry.Instant)
        );
    }

    [Fact]
    public async Task A_wrong_password_is_access_denied_and_is_in_no_message()
    {
        await using MaximoFixture maximo = await StartAsync(options => options.Password = "hunter2-hunter2");

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token));

        Assert.True(error.IsCredentialRejected);
        Assert.Single(maximo.Emulator.Requests);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_the_service_echoes_is_masked()
    {
        await using MaximoFixture maximo = await StartAsync(options => options.Password = "pass word");
        maximo.Emulator.Faults.Add(Fault.Respond(401, """{"message":"no user with pass word"}"""));

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Equal("no user with ***", error.ServiceMessage);
    }

    [Fact]
    public async Task A_credential_source_returns_the_password_or_name_and_password()
    {
        AuthenticationTests.Source source = new();
        await using MaximoFixture maximo = await StartAsync(
            options => options.Password = null,
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );
        source.Credential = new Credential(new SecretValue(maximo.Service.SuperuserPassword));
        Assert.Single(await maximo.Keys.GetListAsync(The.Token));

        source.Credential = new Credential("unknown-user", new SecretValue(maximo.Service.SuperuserPassword));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token));
    }

    [Fact]
    public async Task A_password_file_is_read_and_the_superuser_s_token_is_reused_and_renewed()
    {
        string file = Path.GetTempFileName();
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await StartAsync(
            options => (options.Password, options.PasswordFile) = (null, file),
            clock: clock
        );
        await File.WriteAllTextAsync(file, maximo.Service.SuperuserPassword + "\n", The.Token);

        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(28));
        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await maximo.Keys.GetListAsync(The.Token);
        File.Delete(file);

        Assert.Equal(2, maximo.Service.SignIns);
    }

    [Promise(2)]
    [Fact]
    public async Task Handlers_of_the_application_see_no_token_request_and_no_access_token()
    {
        List<string> seen = [];
        await using MaximoFixture maximo = await StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Watching(seen)))
        );

        await maximo.Keys.GetListAsync(The.Token);

        string list = Assert.Single(seen);
        Assert.DoesNotContain("with a body", list, StringComparison.Ordinal);
        Assert.DoesNotContain("x-access-token", list, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<MaximoFixture> StartAsync(
        Action<MaximoOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null
    ) => MaximoFixture.StartAsync(configure, services, clock, asSuperuser: true);

    private sealed class Watching(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            string before = TextOf(request);
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            seen.Add($"{before} {TextOf(request)} {response.RequestMessage}");
            return response;
        }

        private static string TextOf(HttpRequestMessage request) =>
            $"{request} {(request.Content is null ? "" : "with a body")}";
    }
}
