using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Services;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Several_accounts_are_keyed_services_and_each_uses_its_own_address()
    {
        await using ApiKeyEmulator one = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        await using ApiKeyEmulator two = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        IConfiguration configuration = Configuration(
            one.Aimms.ToConfiguration("one").Concat(two.Aimms.ToConfiguration("two"))
        );
        await using ServiceProvider services = new ServiceCollection()
            .AddApiKeyClient(configuration)
            .Services.BuildServiceProvider();

        AimmsApiKeyManager first = services.GetRequiredKeyedService<AimmsApiKeyManager>("one");
        ApiKeyManager second = services.GetRequiredKeyedService<ApiKeyManager>("two");
        await first.GetListAsync(The.Token);

        Assert.Equal(("one", "two", "Aimms"), (first.Account, second.Account, second.Service));
        Assert.Equal(one.Aimms.AdministratorKey, Assert.Single(one.Requests).Headers["apikey"]);
        Assert.Empty(two.Requests);
        await second.GetListAsync(The.Token);
        Assert.Equal(two.Aimms.AdministratorKey, Assert.Single(two.Requests).Headers["apikey"]);
    }

    [Fact]
    public void All_accounts_are_available_by_name_and_in_order()
    {
        using ServiceProvider services = Services("b", "a").BuildServiceProvider();

        ApiKeyManagers managers = services.GetRequiredService<ApiKeyManagers>();

        Assert.Equal(["b", "a"], managers.Select(manager => manager.Account));
        Assert.Equal(2, managers.Count);
        Assert.Same(services.GetRequiredKeyedService<AimmsApiKeyManager>("a"), managers["A"]);
        Assert.False(managers.TryGet("c", out _));
        Assert.Contains(
            "There are: b, a",
            Assert.Throws<KeyNotFoundException>(() => managers["c"]).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_manager_is_resolved_without_a_name_only_for_a_single_account()
    {
        using ServiceProvider one = Services("prod").BuildServiceProvider();
        using ServiceProvider two = Services("prod", "test").BuildServiceProvider();

        Assert.Same(
            one.GetRequiredKeyedService<AimmsApiKeyManager>("prod"),
            one.GetRequiredService<AimmsApiKeyManager>()
        );
        Assert.Same(one.GetRequiredService<AimmsApiKeyManager>(), one.GetRequiredService<ApiKeyManager>());
        Assert.Contains(
            "2 AimmsApiKeyManager accounts are registered (prod, test).",
            Assert.Throws<InvalidOperationException>(two.GetRequiredService<AimmsApiKeyManager>).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "prod, test",
            Assert.Throws<InvalidOperationException>(two.GetRequiredService<ApiKeyManager>).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "The name of an account is blank; give it one that messages and configuration can use.")]
    [InlineData("  ", "The name of an account is blank; give it one that messages and configuration can use.")]
    [InlineData(
        "prod",
        "An account named 'prod' is registered already, at Aimms; names must differ in more than case."
    )]
    [InlineData(
        "PROD",
        "An account named 'prod' is registered already, at Aimms; names must differ in more than case."
    )]
    public void An_account_name_must_be_valid_and_unique(string name, string message)
    {
        IServiceCollection services = Services("prod");

        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            services.AddApiKeyClient().AddAimms(name, options => options.CloudAccount = "acme")
        );

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ApiKeys.Client:prod", true)]
    [InlineData("ApiKeys.Client:PROD", true)]
    [InlineData("ApiKeys.Client:test", false)]
    [InlineData("Another.Client:prod", false)]
    [InlineData("prod", false)]
    [InlineData(null, false)]
    public void An_HTTP_client_belongs_to_an_account_only_by_its_full_name(string? client, bool isAccount)
    {
        AccountRegistry accounts = AccountRegistry.Of(Services("prod"));

        Assert.Equal(isAccount, accounts.HasHttpClient(client));
        Assert.True(accounts.Has(AimmsRegistration.Instance));
        Assert.False(accounts.Has(MaximoRegistration.Instance));
    }

    public static TheoryData<string, Action<AimmsOptions>, string> Faults =>
        new()
        {
            {
                "no credential",
                o => o.ApiKey = null,
                "ApiKey is missing; set it, or ApiKeyFile, or register a CredentialSource"
            },
            { "two credentials", o => o.ApiKeyFile = "x", "ApiKey and ApiKeyFile are both set" },
            { "a blank credential", o => o.ApiKey = " ", "ApiKey is blank" },
            { "a credential with a line break", o => o.ApiKey = "sec\nret", "ApiKey has a line break" },
            {
                "a file that is missing",
                o => (o.ApiKey, o.ApiKeyFile) = (null, "/no/such/file"),
                "ApiKeyFile names a file that does not exist"
            },
            { "no address", o => o.CloudAccount = null, "Account is missing" },
            { "two addresses", o => o.BaseAddress = new("https://x.example"), "Account and BaseAddress are both set" },
            {
                "an account that is a host",
                o => o.CloudAccount = "acme.aimms.cloud",
                "Account must be the first part of the host name alone"
            },
            {
                "an account that leads elsewhere",
                o => o.CloudAccount = "evil.example/",
                "Account must be the first part"
            },
            {
                "http",
                o => (o.CloudAccount, o.BaseAddress) = (null, new("http://acme.example")),
                "BaseAddress must be https"
            },
            {
                "http with the word for loopback",
                o =>
                    (o.CloudAccount, o.BaseAddress, o.AllowInsecureLoopback) = (null, new("http://acme.example"), true),
                "BaseAddress must be https"
            },
            {
                "http to loopback without the word",
                o => (o.CloudAccount, o.BaseAddress) = (null, new("http://127.0.0.1:1")),
                "set AllowInsecureLoopback"
            },
            {
                "a relative address",
                o => (o.CloudAccount, o.BaseAddress) = (null, new("acme", UriKind.Relative)),
                "absolute https address"
            },
            {
                "another scheme",
                o => (o.CloudAccount, o.BaseAddress) = (null, new("file:///etc")),
                "absolute https address"
            },
            {
                "user information",
                o => (o.CloudAccount, o.BaseAddress) = (null, new("https://u:secretpw@x.example")),
                "no user information"
            },
            {
                "a query",
                o => (o.CloudAccount, o.BaseAddress) = (null, new("https://x.example?a=b")),
                "no user information, query or fragment"
            },
            { "another service", o => o.Service = "Maximo", "Service is 'Maximo'" },
            { "too many retries", o => o.MaxRetries = 11, "MaxRetries is 11; it must be from 0 to 10" },
            { "a negative delay", o => o.RetryDelay = TimeSpan.FromSeconds(-1), "RetryDelay is -00:00:01" },
            { "no time", o => o.CallTimeout = TimeSpan.Zero, "CallTimeout is 00:00:00" },
            { "no time for an attempt", o => o.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout is 00:00:00" },
            { "a long wait", o => o.MaxRetryDelay = TimeSpan.FromDays(1), "MaxRetryDelay is 1.00:00:00" },
            { "no body", o => o.MaxResponseBytes = 0, "MaxResponseBytes is 0" },
            { "a path that climbs", o => o.Protocol.ApiPath = "a/../b", "ApiPath must be a plain path" },
            {
                "a header that is none",
                o => o.Protocol.CredentialHeader = "api key",
                "CredentialHeader must be the name of a header"
            },
            {
                "a date form that loses the day",
                o => o.Protocol.DateFormat = "yyyy-MM",
                "DateFormat does not keep the date"
            },
            { "a date form that is none", o => o.Protocol.DateFormat = "%", "DateFormat is not a form" },
            {
                "a date form on a clock of twelve hours",
                o => o.Protocol.DateFormat = "yyyy-MM-dd hh:mm",
                "or can make it later"
            },
            {
                "a date form that ends the day",
                o => o.Protocol.DateFormat = "yyyy-MM-dd'T'23:59:59",
                "or can make it later"
            },
            { "a naming that is none", o => o.Protocol.FieldNaming = (AimmsFieldNaming)99, "FieldNaming must be" },
            { "a blank spelling", o => o.Protocol.ScopeSpellings["Tasks"] = "", "ScopeSpellings has a blank spelling" },
            {
                "a header that is the framework's",
                o => o.Protocol.CredentialHeader = "Host",
                "CredentialHeader must be"
            },
            {
                "a header of the content",
                o => o.Protocol.CredentialHeader = "Content-Type",
                "CredentialHeader must be"
            },
            { "a date form without a date", o => o.Protocol.DateFormat = "HH:mm", "DateFormat does not keep the date" },
            { "no lifetime", o => o.ExpiryLimit = TimeSpan.Zero, "ExpiryLimit must be positive" },
            { "much tolerance", o => o.ClockTolerance = TimeSpan.FromDays(2), "ClockTolerance is 2.00:00:00" },
            {
                "an endpoint that is none",
                o => o.Endpoint = (AimmsEndpoint)7,
                "Endpoint must be UserManager or ProApi"
            },
        };

    [Promise(10)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Faults))]
    public async Task An_option_error_stops_the_host_start_and_names_account_and_field(
        string what,
        Action<AimmsOptions> spoil,
        string message
    )
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder
            .Services.AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                {
                    (options.CloudAccount, options.ApiKey) = ("acme", "credential");
                    spoil(options);
                }
            );
        using IHost host = builder.Build();

        OptionsValidationException atStart = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );
        OptionsValidationException atFirstUse = Assert.Throws<OptionsValidationException>(
            host.Services.GetRequiredService<AimmsApiKeyManager>
        );

        Assert.StartsWith("API key account 'prod': ", atStart.Message, StringComparison.Ordinal);
        Assert.Contains(message, atStart.Message, StringComparison.Ordinal);
        Assert.Equal(atStart.Message, atFirstUse.Message);
        Assert.DoesNotContain("secretpw", atStart.Message, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Several_option_errors_are_reported_together()
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            new AimmsApiKeyManager(new AimmsOptions())
        );

        Assert.Equal(2, error.Failures.Count());
    }

    [Fact]
    public async Task A_misspelled_option_in_the_configuration_is_refused_by_name()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddApiKeyClient(
            Configuration([
                new("prod:Service", "Aimms"),
                new("prod:Account", "acme"),
                new("prod:ApiKey", "credential"),
                new("prod:AlowedScopes:0", "Tasks"),
            ])
        );
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );

        Assert.Contains("AlowedScopes", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "API key account 'prod': configuration section 'prod': ",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Aims", "'Aims', which is not a known service")]
    [InlineData(null, "is missing")]
    public void An_account_of_an_unknown_service_is_refused_with_the_known_services(string? service, string because)
    {
        IConfiguration configuration = Configuration([new("prod:Service", service), new("prod:Account", "acme")]);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            new ServiceCollection().AddApiKeyClient(configuration)
        );

        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Contains("The known services are: Aimms, Maximo, Veeam.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_bound_from_configuration()
    {
        IConfiguration section = Configuration([
            new("Service", "aimms"),
            new("Account", "acme"),
            new("ApiKeyFile", "f"),
            new("ApiKey", "k"),
            new("CredentialKeyId", "own"),
            new("BaseAddress", "https://x.example/p"),
            new("Endpoint", "ProApi"),
            new("ApiPath", "a/b"),
            new("CredentialHeader", "h"),
            new("DateFormat", "o"),
            new("FieldNaming", "CamelCase"),
            new("ScopeSpellings:Tasks", "Task"),
            new("ExpiryLimit", "30.00:00:00"),
            new("ClockTolerance", "00:01:00"),
            new("AllowInsecureLoopback", "true"),
            new("AllowedScopes:0", "Tasks"),
            new("AllowedScopes:1", "Session"),
            new("MaxRetries", "1"),
            new("RetryDelay", "00:00:02"),
            new("MaxRetryDelay", "00:00:03"),
            new("AttemptTimeout", "00:00:04"),
            new("CallTimeout", "00:00:05"),
            new("MaxResponseBytes", "4096"),
            new("TrustedCertificateFile", "ca.pem"),
            new("CertificateSha256", "ab"),
            new("RecoverLostCreates", "true"),
        ]);
        ServiceCollection services = new();
        services.AddApiKeyClient().AddAimms("prod", section);
        using ServiceProvider provider = services.BuildServiceProvider();
        AimmsOptions options = Unvalidated(provider);

        Assert.Equal(
            ("aimms", "acme", "f", "k", "https://x.example/p"),
            (options.Service, options.CloudAccount, options.ApiKeyFile, options.ApiKey, options.BaseAddress!.ToString())
        );
        Assert.Equal(
            (AimmsEndpoint.ProApi, "a/b", "h", "o", AimmsFieldNaming.CamelCase),
            (
                options.Endpoint,
                options.Protocol.ApiPath,
                options.Protocol.CredentialHeader,
                options.Protocol.DateFormat,
                options.Protocol.FieldNaming
            )
        );
        Assert.Equal(("Task", "own"), (options.Protocol.ScopeSpellings["tasks"], options.CredentialKeyId));
        Assert.Equal(
            (TimeSpan.FromDays(30), TimeSpan.FromMinutes(1), true),
            (options.ExpiryLimit, options.ClockTolerance, options.AllowInsecureLoopback)
        );
        Assert.Equal(["Tasks", "Session"], options.AllowedScopes);
        Assert.Equal(
            (1, 2, 3, 4, 5, 4096),
            (
                options.MaxRetries,
                options.RetryDelay.Seconds,
                options.MaxRetryDelay.Seconds,
                options.AttemptTimeout.Seconds,
                options.CallTimeout.Seconds,
                options.MaxResponseBytes
            )
        );
        Assert.Equal(
            ("ca.pem", "ab", true),
            (options.TrustedCertificateFile, options.CertificateSha256, options.RecoverLostCreates)
        );
        Assert.Equal(21, typeof(AimmsOptions).GetProperties().Length);
    }

    [Promise(2, 3)]
    [Fact]
    public async Task Application_handlers_see_each_call_without_its_credential_and_cannot_resend_a_create()
    {
        MeddlingHandler meddler = new();
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => meddler))
        );
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(500).On("POST"));

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Equal(500, error.StatusCode);
        Assert.Equal(1, aimms.Arrived("POST"));
        Assert.Equal(2, meddler.Sends);
        Assert.False(meddler.SawCredential);
    }

    [Fact]
    public async Task The_HTTP_client_of_an_account_can_use_a_custom_primary_handler()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services
                .AddApiKeyClient()
                .HttpClient("prod")
                .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AllowAutoRedirect = true })
        );
        aimms.Emulator.Faults.Add(
            Fault
                .Respond(
                    302,
                    headers: new Dictionary<string, string>
                    {
                        ["Location"] = aimms.Emulator.Aimms.BaseAddress.ToString(),
                    }
                )
                .On("GET")
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(302, error.StatusCode);
        Assert.Single(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task A_validator_of_the_application_does_not_replace_the_SDK_s()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddOptions<AimmsOptions>("prod").Validate(_ => true);
        builder
            .Services.AddApiKeyClient()
            .AddAimms(
                "prod",
                options => (options.BaseAddress, options.ApiKey) = (new("http://192.0.2.2"), "credential")
            );
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );

        Assert.Contains("BaseAddress must be https", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unregistered_account_cannot_get_a_credential_source_or_a_handler()
    {
        ServiceCollection services = Services("prod");

        services.AddApiKeyClient().AddAimms("other", options => options.CloudAccount = "acme");
        Assert.Contains(
            "There are: prod, other.",
            Assert.Throws<ArgumentException>(() => services.AddApiKeyClient().HttpClient("test")).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => services.AddApiKeyClient().UseCredentialSource("test", _ => null!));
        Assert.Equal("ApiKeys.Client:prod", services.AddApiKeyClient().HttpClient("PROD").Name);
    }

    public static MatrixTheoryData<string, string> Misplaced =>
        new(
            ["MaxRetries", "CallTimeout", "Endpoint", "BaseAddress", "ApiKeyFile", "Service"],
            ["http://[sk0123456789abcdef", "http://[\nsk0123456789abcdef"]
        );

    [Promise(2)]
    [Theory, MemberData(nameof(Misplaced))]
    public async Task A_secret_in_the_wrong_option_is_not_shown(string member, string secret)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Account"] = "acme",
            ["ApiKey"] = member == "ApiKeyFile" ? null : "credential",
            [member] = secret,
        };
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddApiKeyClient().AddAimms("prod", Configuration(settings));
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );

        Assert.Contains(member, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk0123456789abcdef", error.ToString(), StringComparison.Ordinal);
    }

    [Promise(4)]
    [Fact]
    public async Task The_HTTP_client_of_an_account_refuses_requests_that_are_not_the_SDK_s()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        HttpClient client = aimms.Services.GetRequiredService<IHttpClientFactory>().CreateClient("ApiKeys.Client:prod");

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            client.GetAsync(aimms.Emulator.Aimms.BaseAddress, The.Token)
        );

        Assert.Empty(aimms.Emulator.Requests);
    }

    private static AimmsOptions Unvalidated(ServiceProvider provider)
    {
        AimmsOptions options = new();
        foreach (IConfigureOptions<AimmsOptions> configure in provider.GetServices<IConfigureOptions<AimmsOptions>>())
        {
            ((IConfigureNamedOptions<AimmsOptions>)configure).Configure("prod", options);
        }

        return options;
    }

    private static ServiceCollection Services(params string[] accounts)
    {
        ServiceCollection services = new();
        foreach (string account in accounts)
        {
            services
                .AddApiKeyClient()
                .AddAimms(account, options => (options.CloudAccount, options.ApiKey) = ("acme", "credential"));
        }

        return services;
    }

    private static IConfiguration Configuration(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    /// <summary>Retries every failure, as an application's default handlers may.</summary>
    private sealed class MeddlingHandler : DelegatingHandler
    {
        public int Sends { get; private set; }

        public bool SawCredential { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            try
            {
                return await SendOnceAsync(request, cancellationToken);
            }
            catch (Exception final) when (final is not OperationCanceledException)
            {
                SawCredential |= request.Headers.Contains("apikey");
                return await SendOnceAsync(request, cancellationToken);
            }
        }

        private async Task<HttpResponseMessage> SendOnceAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            SawCredential |= request.Headers.Contains("apikey");
            Sends++;
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            SawCredential |= request.Headers.Contains("apikey") || response.RequestMessage!.Headers.Contains("apikey");
            return response;
        }
    }
}
