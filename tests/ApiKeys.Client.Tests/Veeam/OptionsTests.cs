using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>Options are bound from configuration, validated before anything is sent, and can change.</summary>
public sealed class OptionsTests
{
    public static TheoryData<string, Action<VeeamOptions>, string> Faults =>
        new()
        {
            { "no address", o => o.BaseAddress = null, "BaseAddress is missing" },
            {
                "the path of the API",
                o => o.BaseAddress = new("https://vspc.example.com:1280/api/v3/"),
                "BaseAddress must not end in /api/v3"
            },
            {
                "the path of the API behind a prefix",
                o => o.BaseAddress = new("https://vspc.example.com:1280/proxy/API/V3"),
                "BaseAddress must not end in /api/v3"
            },
            { "http", o => o.BaseAddress = new("http://vspc.example.com:1280"), "BaseAddress must be https" },
            {
                "no credential",
                o => o.ApiKey = null,
                "ApiKey is missing; set it, or ApiKeyFile, or UserName with a password"
            },
            {
                "two credentials",
                o => (o.UserName, o.Password) = ("u", "p"),
                "ApiKey and UserName with Password are both set"
            },
            { "a key and a password", o => o.Password = "p", "are both set" },
            { "a user without a password", o => (o.ApiKey, o.UserName) = (null, "u"), "Password is missing" },
            { "a password without a user", o => (o.ApiKey, o.Password) = (null, "p"), "UserName is missing" },
            {
                "a user with a line break",
                o => (o.ApiKey, o.UserName, o.Password) = (null, "u\n", "p"),
                "UserName has a control character"
            },
            {
                "a password with a line break",
                o => (o.ApiKey, o.UserName, o.Password) = (null, "u", "hunter2\n"),
                "Password has a line break"
            },
            {
                "two passwords",
                o => (o.ApiKey, o.UserName, o.Password, o.PasswordFile) = (null, "u", "p", "f"),
                "Password and PasswordFile are both set"
            },
            {
                "a file that is not there",
                o => (o.ApiKey, o.UserName, o.PasswordFile) = (null, "u", "/no/such/file"),
                "PasswordFile names a file that does not exist"
            },
            {
                "a key that no header can carry",
                o => o.ApiKey = "kéy",
                "ApiKey has a blank at an end, or another character"
            },
            { "no page", o => o.PageSize = 0, "PageSize is 0; it must be from 1 to 500" },
            { "a page too large", o => o.PageSize = 501, "PageSize is 501" },
            { "nobody", o => o.UserUid = Guid.Empty, "UserUid is an empty GUID" },
            { "no kind", o => o.Protocol.IdentityProvider = " ", "IdentityProvider is blank" },
            {
                "no such encoding",
                o => o.Protocol.ScopesEncoding = (VeeamScopesEncoding)7,
                "ScopesEncoding must be Auto, JsonArray or Repeated"
            },
            {
                "no time for the second factor",
                o => o.SecondFactorTimeout = TimeSpan.Zero,
                "SecondFactorTimeout is 00:00:00"
            },
            { "another service", o => o.Service = "Maximo", "registered as one of Veeam" },
        };

    [Theory]
    [InlineData(1, "https://vspc.example.com:1280/")]
    [InlineData(500, "https://vspc.example.com:1280/my-api/v3")]
    public void Options_at_their_limits_are_accepted(int pageSize, string address) =>
        Assert.Equal(
            "backup",
            new VeeamApiKeyManager(
                new VeeamOptions
                {
                    BaseAddress = new(address),
                    ApiKey = "credential",
                    PageSize = pageSize,
                },
                new ApiKeyManagerSettings { Account = "backup" }
            ).Account
        );

    [Promise(2, 10)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Faults))]
    public void An_option_error_names_its_field_and_no_secret(string what, Action<VeeamOptions> spoil, string message)
    {
        VeeamOptions options = new() { BaseAddress = new("https://vspc.example.com:1280"), ApiKey = "credential" };
        spoil(options);

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            new VeeamApiKeyManager(options)
        );

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task An_account_can_be_added_with_its_own_configuration_section()
    {
        Dictionary<string, string?> settings = new()
        {
            ["BaseAddress"] = "https://vspc.example.com:1280",
            ["ApiKey"] = "credential",
            ["PageSize"] = "50",
        };
        ServiceCollection services = new();
        services
            .AddApiKeyClient()
            .AddVeeam("backup", new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("backup", provider.GetRequiredService<VeeamApiKeyManager>().Account);
        Assert.Equal(50, provider.GetRequiredService<IOptionsMonitor<VeeamOptions>>().Get("backup").PageSize);
    }

    [Fact]
    public async Task All_options_bind_from_configuration_and_unknown_ones_are_refused()
    {
        Dictionary<string, string?> settings = new()
        {
            ["keys:backup:Service"] = "veeam",
            ["keys:backup:BaseAddress"] = "https://vspc.example.com:1280",
            ["keys:backup:UserName"] = "u",
            ["keys:backup:Password"] = "pässwörd ",
            ["keys:backup:UserUid"] = "955b0b80-da62-4434-9f50-2c1b099948f2",
            ["keys:backup:ScopesEncoding"] = "Repeated",
            ["keys:backup:MultipartToken"] = "true",
            ["keys:backup:IdentityProvider"] = "AK2",
            ["keys:backup:PageSize"] = "50",
            ["keys:backup:SecondFactorTimeout"] = "00:01:00",
            ["keys:backup:AllowedScopes:0"] = "rest",
        };
        await using ServiceProvider services = Services(settings);

        VeeamOptions options = services.GetRequiredService<IOptionsMonitor<VeeamOptions>>().Get("backup");

        Assert.Equal(
            ("u", "pässwörd ", new Guid("955b0b80-da62-4434-9f50-2c1b099948f2")),
            (options.UserName, options.Password, options.UserUid)
        );
        Assert.Equal(
            (VeeamScopesEncoding.Repeated, true, "AK2", 50),
            (
                options.Protocol.ScopesEncoding,
                options.Protocol.MultipartToken,
                options.Protocol.IdentityProvider,
                options.PageSize
            )
        );
        Assert.Equal(
            (TimeSpan.FromMinutes(1), "rest"),
            (options.SecondFactorTimeout, Assert.Single(options.AllowedScopes))
        );
        Assert.Equal(
            ("backup", "Veeam"),
            (
                services.GetRequiredService<VeeamApiKeyManager>().Account,
                services.GetRequiredService<VeeamApiKeyManager>().Service
            )
        );

        settings["keys:backup:PagesSize"] = "50";
        await using ServiceProvider misspelled = Services(settings);
        Assert.Contains(
            "PagesSize",
            Assert.ThrowsAny<Exception>(() => misspelled.GetRequiredService<VeeamApiKeyManager>().Account).ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_configuration_from_the_emulator_is_sufficient_for_an_account()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        await using ServiceProvider byKey = Services(veeam.Veeam.ToConfiguration("keys:backup"));
        await using ServiceProvider byPassword = Services(veeam.Veeam.ToPasswordConfiguration("keys:backup"));

        Assert.Single(await byKey.GetRequiredService<ApiKeyManager>().GetListAsync(The.Token));
        Assert.Single(await byPassword.GetRequiredService<ApiKeyManager>().GetListAsync(The.Token));
    }

    [Fact]
    public async Task A_changed_option_applies_to_the_next_call_and_keeps_the_token()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Administrator.MfaCode = "123456";
        int asked = 0;
        await using ServiceProvider services = Services(
            veeam.Veeam.ToPasswordConfiguration("keys:backup"),
            collection =>
                collection.Configure<VeeamOptions>(
                    "backup",
                    options =>
                        options.UseSecondFactor(_ =>
                        {
                            asked++;
                            return Task.FromResult("123456");
                        })
                )
        );
        VeeamApiKeyManager keys = services.GetRequiredService<VeeamApiKeyManager>();
        IConfigurationRoot configuration = services.GetRequiredService<IConfigurationRoot>();
        Assert.Single(await keys.GetListAsync(The.Token));

        configuration["keys:backup:IdentityProvider"] = "VSPC";
        configuration.Reload();
        Assert.Equal("", Assert.Single(await keys.GetListAsync(The.Token)).Name); // the login that the password is
        Assert.Equal((1, 1), (asked, veeam.Veeam.SignInsBy("mfa")));

        configuration["keys:backup:UserName"] = VeeamEmulator.CompanyOwnerName;
        configuration["keys:backup:Password"] = veeam.Veeam.CompanyOwner.Password;
        configuration.Reload();
        Assert.Equal(veeam.Veeam.CompanyOwner.Uid.ToString(), Assert.Single(await keys.GetListAsync(The.Token)).Owner);
    }

    [Promise(4)]
    [Fact]
    public async Task A_changed_address_gets_no_token_of_the_old_one()
    {
        await using VeeamFixture old = await VeeamFixture.StartAsync();
        await using VeeamFixture next = await VeeamFixture.StartAsync();
        await using ServiceProvider services = Services(old.Veeam.ToPasswordConfiguration("keys:backup"));
        VeeamApiKeyManager keys = services.GetRequiredService<VeeamApiKeyManager>();
        IConfigurationRoot configuration = services.GetRequiredService<IConfigurationRoot>();
        await keys.GetListAsync(The.Token);
        string token = old.Emulator.Requests[^1].Headers["Authorization"];

        configuration["keys:backup:BaseAddress"] = next.Veeam.BaseAddress.ToString();
        configuration["keys:backup:Password"] = next.Veeam.AdministratorPassword;
        configuration.Reload();
        await keys.GetListAsync(The.Token);

        Assert.Equal(1, next.Veeam.SignInsBy("password"));
        Assert.DoesNotContain(
            next.Emulator.Requests,
            request => request.Headers.TryGetValue("Authorization", out string? sent) && sent == token
        );
    }

    private static ServiceProvider Services(
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<IServiceCollection>? configure = null
    )
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        ServiceCollection services = new();
        services.AddSingleton(configuration);
        services.AddApiKeyClient(configuration.GetSection("keys"));
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }
}
