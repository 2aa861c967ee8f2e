using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Telemetry;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>
/// How an error in the configuration is reported, and how the option names of earlier versions are read.
/// </summary>
public sealed class ConfigurationTests
{
    private const string AimmsNames =
        "The options are: Service, BaseAddress, AllowInsecureLoopback, TrustedCertificateFile, CertificateSha256, "
        + "AllowedScopes, CallTimeout, "
        + "AttemptTimeout, MaxRetries, RetryDelay, MaxRetryDelay, MaxResponseBytes, RecoverLostCreates, "
        + "CloudAccount, ApiKey, ApiKeyFile, "
        + "CredentialKeyId, Endpoint, ExpiryLimit, ClockTolerance, Protocol.";

    [Theory]
    [InlineData("CluodAccount", "there is no option 'CluodAccount'. Did you mean CloudAccount? " + AimmsNames)]
    [InlineData("Acount", "there is no option 'Acount'. Did you mean CloudAccount? " + AimmsNames)]
    [InlineData("maxretry", "there is no option 'maxretry'. Did you mean MaxRetries? " + AimmsNames)]
    [InlineData("Whatever", "there is no option 'Whatever'. " + AimmsNames)]
    [InlineData(
        "Protocol:ApiPaths",
        "there is no option 'ApiPaths' in Protocol. Did you mean ApiPath? "
            + "The options are: ApiPath, CredentialHeader, DateFormat, FieldNaming, ScopeSpellings."
    )]
    public void A_misspelled_option_is_reported_with_the_nearest_name_and_all_names(string option, string expected) =>
        Assert.Equal(
            $"API key account 'prod': configuration section 'ApiKeys:prod': {expected}",
            Error(Settings((option, "a secret, by mistake"))).Message
        );

    [Theory]
    [InlineData("MaxRetries", "MaxRetries must be a whole number.")]
    [InlineData(
        "CallTimeout",
        "CallTimeout must be a duration, such as 00:00:10, 30s, 10min, 12h, 90d, 12w, 3mo, 1y or P90D."
    )]
    [InlineData("BaseAddress", "BaseAddress must be an address, such as https://api.example.com.")]
    [InlineData("AllowInsecureLoopback", "AllowInsecureLoopback must be true or false.")]
    [InlineData("Endpoint", "Endpoint must be UserManager or ProApi.")]
    [InlineData("Protocol:FieldNaming", "Protocol:FieldNaming must be AsSpecified or SnakeCase or CamelCase.")]
    public void An_invalid_value_in_the_configuration_is_not_quoted(string option, string expected) =>
        Assert.Equal(
            $"API key account 'prod': configuration section 'ApiKeys:prod': {expected}",
            Error(Settings((option, "http://[secret"))).Message
        );

    [Fact]
    public void An_invalid_ScopesEncoding_is_reported_with_the_valid_values() =>
        Assert.EndsWith(
            "Protocol:ScopesEncoding must be Auto or JsonArray or Repeated.",
            Error(Settings(("Service", "Veeam"), ("Protocol:ScopesEncoding", "Xml"))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("20s", 20)]
    [InlineData("2min", 120)]
    [InlineData("PT45S", 45)]
    [InlineData("00:00:10", 10)]
    [InlineData("12h", 43_200)]
    public void A_duration_is_written_as_in_every_option_of_the_tool(string text, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            Read<AimmsOptions>(
                new LogCapture(),
                ("Service", "Aimms"),
                ("CloudAccount", "acme"),
                ("ApiKey", "key"),
                ("callTimeout", text)
            ).CallTimeout
        );

    [Theory]
    [InlineData("ExpiryLimit", "90d", 90)]
    [InlineData("ExpiryLimit", "12w", 84)]
    [InlineData("ExpiryLimit", "3mo", 90)]
    [InlineData("ExpiryLimit", "1y", 365)]
    [InlineData("ExpiryLimit", "P90D", 90)]
    [InlineData("ExpiryLimit", "90.00:00:00", 90)]
    public void Days_weeks_months_and_years_are_durations(string option, string text, int days) =>
        Assert.Equal(
            TimeSpan.FromDays(days),
            Read<AimmsOptions>(
                new LogCapture(),
                ("Service", "Aimms"),
                ("CloudAccount", "acme"),
                ("ApiKey", "key"),
                (option, text)
            ).ExpiryLimit
        );

    [Fact]
    public void The_configuration_file_is_named_where_it_is_known()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, """{ "ApiKeys": { "prod": { "Service": "Aimms", "CluodAccount": "acme" } } }""");
        try
        {
            IConfigurationRoot configuration = new ConfigurationBuilder().AddJsonFile(file).Build();

            string message = Error(configuration).Message;

            Assert.Contains(
                $"configuration section 'ApiKeys:prod' in '{Path.GetFileName(file)}': there is no option",
                message,
                StringComparison.Ordinal
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Old_option_names_at_AIMMS_are_read_with_a_warning_that_names_the_new_ones()
    {
        LogCapture log = new();
        AimmsOptions options = Read<AimmsOptions>(
            log,
            ("Service", "Aimms"),
            ("Account", "acme"),
            ("ApiKey", "key"),
            ("apiPath", "a/b"),
            ("CredentialHeader", "h"),
            ("DateFormat", "o"),
            ("FieldNaming", "CamelCase"),
            ("ScopeSpellings:Tasks", "Task")
        );

        Assert.Equal(
            ("acme", "a/b", "h", "o"),
            (
                options.CloudAccount,
                options.Protocol.ApiPath,
                options.Protocol.CredentialHeader,
                options.Protocol.DateFormat
            )
        );
        Assert.Equal(
            (AimmsFieldNaming.CamelCase, "Task"),
            (options.Protocol.FieldNaming, options.Protocol.ScopeSpellings["tasks"])
        );
        Assert.Equal(
            [
                "30 Aimms account 'prod': the option Account is called CloudAccount now. The old name is read "
                    + "until version 0.3.",
                "30 Aimms account 'prod': the option apiPath is called Protocol:ApiPath now. The old name is read "
                    + "until version 0.3.",
                "30 Aimms account 'prod': the option CredentialHeader is called Protocol:CredentialHeader now. The "
                    + "old name is read until version 0.3.",
                "30 Aimms account 'prod': the option DateFormat is called Protocol:DateFormat now. The old name is "
                    + "read until version 0.3.",
                "30 Aimms account 'prod': the option FieldNaming is called Protocol:FieldNaming now. The old name "
                    + "is read until version 0.3.",
                "30 Aimms account 'prod': the option ScopeSpellings is called Protocol:ScopeSpellings now. The old "
                    + "name is read until version 0.3.",
            ],
            Warnings(log)
        );
    }

    [Fact]
    public void Old_option_names_at_Maximo_are_read_and_a_misspelled_one_is_refused()
    {
        LogCapture log = new();
        (string, string)[] settings =
        [
            ("Service", "Maximo"),
            ("BaseAddress", "https://api.example.com"),
            ("ApiKeyId", "id"),
            ("ApiKeyToken", "t"),
            ("Paths:Update", "PATCH v3/{id}"),
        ];

        Assert.Equal("PATCH v3/{id}", Read<MaximoOptions>(log, settings).Protocol.Paths.Update);
        Assert.Equal(
            [
                "30 Maximo account 'prod': the option Paths is called Protocol:Paths now. The old name is read "
                    + "until version 0.3.",
            ],
            Warnings(log)
        );
        Assert.Contains(
            "there is no option 'Updat' in Protocol:Paths. Did you mean Update?",
            Error(Settings([.. settings, ("Paths:Updat", "x")])).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Old_option_names_at_Veeam_are_read()
    {
        LogCapture log = new();
        VeeamOptions options = Read<VeeamOptions>(
            log,
            ("Service", "Veeam"),
            ("BaseAddress", "https://vspc.example.com:1280"),
            ("ApiKey", "key"),
            ("ScopesEncoding", "Repeated"),
            ("MultipartToken", "true"),
            ("IdentityProvider", "AK2")
        );

        Assert.Equal(
            (VeeamScopesEncoding.Repeated, true, "AK2"),
            (options.Protocol.ScopesEncoding, options.Protocol.MultipartToken, options.Protocol.IdentityProvider)
        );
        Assert.Equal(3, Warnings(log).Count());
    }

    [Theory]
    [InlineData("12:00:00", 12.0)]
    [InlineData("PT12H", 12.0)]
    [InlineData("P90D", 2160.0)]
    [InlineData("p1w", 168.0)]
    [InlineData("never", null)]
    public void JwtLifetime_is_read_as_a_time_span_or_in_the_format_of_the_service(string text, double? hours) =>
        Assert.Equal(
            hours is { } length ? TimeSpan.FromHours(length) : Timeout.InfiniteTimeSpan,
            Read<MaximoOptions>(
                new(),
                ("Service", "Maximo"),
                ("BaseAddress", "https://api.example.com"),
                ("ApiKeyId", "id"),
                ("ApiKeyToken", "t"),
                ("JwtLifetime", text)
            ).JwtLifetime
        );

    [Fact]
    public void Every_option_can_be_set_in_the_configuration()
    {
        Assert.DoesNotContain(
            "no option",
            string.Concat(Names(typeof(AimmsOptions)).Select(name => Error(Settings((name, "x")))?.Message)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "no option",
            string.Concat(
                Names(typeof(MaximoOptions))
                    .Select(name => Error(Settings(("Service", "Maximo"), (name, "x")))?.Message)
            ),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "no option",
            string.Concat(
                Names(typeof(VeeamOptions)).Select(name => Error(Settings(("Service", "Veeam"), (name, "x")))?.Message)
            ),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Names(Type options) =>
        options
            .GetProperties()
            .SelectMany(property =>
                property.PropertyType.Name is "AimmsProtocol" or "MaximoProtocol" or "VeeamProtocol" or "MaximoPaths"
                    ? Names(property.PropertyType).Select(name => $"{property.Name}:{name}")
                    :
                    [
                        property.PropertyType.IsGenericType && property.Name is "AllowedScopes" or "ScopeSpellings"
                            ? $"{property.Name}:0"
                            : property.Name,
                    ]
            )
            .Where(static name => name != "Service");

    private static IConfigurationRoot Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ApiKeys:prod:Service"] = "Aimms" })
            .AddInMemoryCollection(
                settings.Select(static setting =>
                    KeyValuePair.Create($"ApiKeys:prod:{setting.Name}", (string?)setting.Value)
                )
            )
            .Build();

    private static OptionsValidationException Error(IConfigurationRoot configuration)
    {
        using ServiceProvider services = Services(configuration, new());
        return Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<ApiKeyManager>());
    }

    private static TOptions Read<TOptions>(LogCapture log, params (string Name, string Value)[] settings)
        where TOptions : class
    {
        using ServiceProvider services = Services(Settings(settings), log);
        return services.GetRequiredService<IOptionsMonitor<TOptions>>().Get("prod");
    }

    private static ServiceProvider Services(IConfigurationRoot configuration, LogCapture log)
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddApiKeyClient(configuration.GetSection("ApiKeys"));
        return services.BuildServiceProvider();
    }

    private static IEnumerable<string> Warnings(LogCapture log) => log.From(LogLevel.Warning);
}
