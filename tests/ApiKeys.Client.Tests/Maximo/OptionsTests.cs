using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>Options are validated before they are used, and every error names its field.</summary>
public sealed class OptionsTests
{
    public static TheoryData<string, Action<MaximoOptions>, string> Faults =>
        new()
        {
            { "no address", o => o.BaseAddress = null, "BaseAddress is missing" },
            { "http", o => o.BaseAddress = new("http://api.example.com"), "BaseAddress must be https" },
            {
                "the other host",
                o => o.BaseAddress = new("https://admin.inst1.example.com"),
                "BaseAddress is the address of the administration"
            },
            { "no id", o => o.ApiKeyId = null, "ApiKeyId is missing" },
            { "a blank id", o => o.ApiKeyId = " ", "ApiKeyId is blank" },
            { "id and token in one", o => o.ApiKeyId = "a:secretpw", "ApiKeyId has a colon" },
            { "a colon and a line break in the id", o => o.ApiKeyId = "a:\r\n", "ApiKeyId has a control character" },
            { "a line break in the id", o => o.ApiKeyId = "a\r\nb", "ApiKeyId has a control character" },
            { "no token", o => o.ApiKeyToken = null, "ApiKeyToken is missing" },
            { "two tokens", o => o.ApiKeyTokenFile = "f", "ApiKeyToken and ApiKeyTokenFile are both set" },
            { "a line break in the token", o => o.ApiKeyToken = "secretpw\n", "ApiKeyToken has a line break" },
            {
                "a token file that is not there",
                o => (o.ApiKeyToken, o.ApiKeyTokenFile) = (null, "/does/not/exist"),
                "ApiKeyTokenFile names a file"
            },
            { "a lifetime that is none", o => o.JwtLifetime = TimeSpan.FromDays(-1), "JwtLifetime must be above zero" },
            { "no lifetime at all", o => o.JwtLifetime = TimeSpan.Zero, "JwtLifetime must be above zero" },
            {
                "key and superuser",
                o => Superuser(o, keepKey: true),
                "ApiKeyId or its token is set, and so is the superuser"
            },
            { "a user without an address", o => Superuser(o).AdminAddress = null, "AdminAddress is missing" },
            {
                "the address of the superuser alone",
                o => (o.ApiKeyId, o.ApiKeyToken, o.AdminAddress) = (null, null, new("https://admin.example.com")),
                "UserName is missing"
            },
            { "no password", o => Superuser(o).Password = null, "Password is missing" },
            { "two passwords", o => Superuser(o).PasswordFile = "f", "Password and PasswordFile are both set" },
            {
                "http for the superuser",
                o => Superuser(o).AdminAddress = new("http://admin.example.com"),
                "AdminAddress must be https"
            },
            {
                "user information",
                o => Superuser(o).AdminAddress = new("https://u:secretpw@admin.example.com"),
                "AdminAddress must have no user information"
            },
            {
                "the hosts exchanged",
                o => Superuser(o).AdminAddress = new("https://api.example.com"),
                "AdminAddress is the address of the Admin API"
            },
            {
                "a lifetime for the superuser",
                o => Superuser(o).JwtLifetime = TimeSpan.FromDays(1),
                "JwtLifetime applies to authentication with a key only"
            },
            {
                "a method that reads nothing",
                o => o.Protocol.Paths.List = "DELETE v1/apikeys",
                "Protocol:Paths:List must be a plain path"
            },
            {
                "a find that could delete",
                o => o.Protocol.Paths.Find = "DELETE v1/apikeys/{id}",
                "Protocol:Paths:Find must be a plain path"
            },
            {
                "a change by GET",
                o => o.Protocol.Paths.Update = "GET v1/apikeys/{id}",
                "Protocol:Paths:Update must be a plain path"
            },
            {
                "a refresh without an id",
                o => o.Protocol.Paths.Refresh = "v1/refresh",
                "Protocol:Paths:Refresh must be a plain path such as v1/apikeys/{id}/token, with {id}"
            },
            {
                "a list with an id",
                o => o.Protocol.Paths.List = "v1/apikeys/{id}",
                "Protocol:Paths:List must be a plain path such as v1/apikeys, without {id}"
            },
            { "two ids", o => o.Protocol.Paths.Delete = "v1/{id}/{id}", "Protocol:Paths:Delete must be" },
            { "a path that climbs", o => o.Protocol.Paths.Delete = "v1/../{id}", "Protocol:Paths:Delete must be" },
            { "a path from the root", o => o.Protocol.Paths.Create = "/v1/apikeys", "Protocol:Paths:Create must be" },
            {
                "another host",
                o => o.Protocol.Paths.Create = "https://evil.example/x",
                "Protocol:Paths:Create must be"
            },
            { "a query", o => o.Protocol.Paths.Delete = "v1/{id}?force=true", "Protocol:Paths:Delete must be" },
            { "no path", o => o.Protocol.Paths.Create = null!, "Protocol:Paths:Create must be" },
            {
                "one for the other",
                o => o.Protocol.Paths.Refresh = "PUT v1/apikeys/{id}",
                "Protocol:Paths:Refresh and Protocol:Paths:Update are the same route"
            },
        };

    [Promise(10)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Faults))]
    public async Task An_option_error_stops_the_host_start_and_names_account_and_field(
        string what,
        Action<MaximoOptions> spoil,
        string message
    )
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        builder
            .Services.AddApiKeyClient()
            .AddMaximo(
                "eam",
                options =>
                {
                    Good(options);
                    spoil(options);
                }
            );
        using IHost host = builder.Build();

        OptionsValidationException error = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            host.StartAsync(The.Token)
        );
        MaximoOptions options = Good(new());
        spoil(options);
        OptionsValidationException standalone = Assert.Throws<OptionsValidationException>(() =>
            new MaximoApiKeyManager(options, new ApiKeyManagerSettings { Account = "eam" })
        );

        Assert.StartsWith("API key account 'eam': ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, standalone.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secretpw", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Any_superuser_option_selects_the_superuser()
    {
        Action<MaximoOptions>[] parts =
        [
            o => o.AdminAddress = new("https://admin.example.com"),
            o => o.UserName = "admin",
            o => o.Password = "p",
            o => o.PasswordFile = "f",
        ];

        Assert.All(parts, part => Assert.DoesNotContain("ApiKeyId", Check(part), StringComparison.Ordinal));
        Assert.Contains("ApiKeyId", Check(_ => { }), StringComparison.Ordinal);
    }

    [Fact]
    public void Any_key_option_beside_the_superuser_is_refused()
    {
        Action<MaximoOptions>[] parts = [o => o.ApiKeyId = "a", o => o.ApiKeyToken = "t", o => o.ApiKeyTokenFile = "f"];

        Assert.All(
            parts,
            part =>
                Assert.Contains(
                    "ApiKeyId or its token is set, and so is the superuser",
                    Check(part + (o => o.UserName = "admin")),
                    StringComparison.Ordinal
                )
        );
    }

    private static string Check(Action<MaximoOptions> set)
    {
        MaximoOptions options = new() { BaseAddress = new("https://api.example.com") };
        set(options);
        return string.Join("\n", MaximoOptionsRules.Check(options, hasCredentialSource: false));
    }

    public static TheoryData<string, Action<MaximoOptions>> Goods =>
        new()
        {
            { "a key", _ => { } },
            { "a token beyond ASCII, with a colon and blanks", o => o.ApiKeyToken = " a:b&_+ ä€" },
            { "a lifetime", o => o.JwtLifetime = Timeout.InfiniteTimeSpan },
            { "a prefix", o => o.BaseAddress = new("https://gateway.example/mas/api") },
            { "the superuser", o => Superuser(o) },
            { "a password beyond ASCII, with blanks", o => Superuser(o).Password = " p\u00e4ss " },
            {
                "routes moved",
                o =>
                    (o.Protocol.Paths.Update, o.Protocol.Paths.Refresh, o.Protocol.Paths.Delete) = (
                        "PATCH v3/apikeys/{id}",
                        "PUT v3/apikeys/{id}",
                        "POST v3/{id}/delete"
                    )
            },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Goods))]
    public void Valid_options_are_accepted(string what, Action<MaximoOptions> set)
    {
        MaximoOptions options = Good(new());
        set(options);

        Assert.Equal("eam", new MaximoApiKeyManager(options, new ApiKeyManagerSettings { Account = "eam" }).Account);
        Assert.NotEmpty(what);
    }

    [Fact]
    public void Every_option_is_bound_from_configuration()
    {
        Dictionary<string, string?> settings = new()
        {
            ["Service"] = "maximo",
            ["BaseAddress"] = "https://api.example.com",
            ["ApiKeyId"] = "id",
            ["ApiKeyToken"] = "t",
            ["ApiKeyTokenFile"] = "tf",
            ["JwtLifetime"] = "P1D",
            ["AdminAddress"] = "https://admin.example.com",
            ["UserName"] = "u",
            ["Password"] = "p",
            ["PasswordFile"] = "pf",
            ["AllowedScopes:0"] = "userAdmin",
            ["TrustedCertificateFile"] = "ca",
            ["CertificateSha256"] = "ab:cd",
            ["Protocol:Paths:List"] = "a",
            ["Protocol:Paths:Find"] = "b",
            ["Protocol:Paths:Create"] = "c",
            ["Protocol:Paths:Update"] = "d",
            ["Protocol:Paths:Refresh"] = "e",
            ["Protocol:Paths:Delete"] = "f",
        };
        ServiceCollection services = new();
        services.AddApiKeyClient().AddMaximo("eam", new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using ServiceProvider provider = services.BuildServiceProvider();
        MaximoOptions options = new();
        foreach (IConfigureOptions<MaximoOptions> configure in provider.GetServices<IConfigureOptions<MaximoOptions>>())
        {
            ((IConfigureNamedOptions<MaximoOptions>)configure).Configure("eam", options);
        }

        Assert.Equal(
            ("maximo", "https://api.example.com/", "id", "t", "tf", TimeSpan.FromDays(1)),
            (
                options.Service,
                options.BaseAddress!.ToString(),
                options.ApiKeyId,
                options.ApiKeyToken,
                options.ApiKeyTokenFile,
                options.JwtLifetime
            )
        );
        Assert.Equal(
            ("https://admin.example.com/", "u", "p", "pf", "userAdmin"),
            (
                options.AdminAddress!.ToString(),
                options.UserName,
                options.Password,
                options.PasswordFile,
                options.AllowedScopes.Single()
            )
        );
        Assert.Equal(("ca", "ab:cd"), (options.TrustedCertificateFile, options.CertificateSha256));
        Assert.Equal(
            ("a", "b", "c", "d", "e", "f"),
            (
                options.Protocol.Paths.List,
                options.Protocol.Paths.Find,
                options.Protocol.Paths.Create,
                options.Protocol.Paths.Update,
                options.Protocol.Paths.Refresh,
                options.Protocol.Paths.Delete
            )
        );
        Assert.Equal(
            9,
            typeof(MaximoOptions).GetProperties().Count(property => property.DeclaringType == typeof(MaximoOptions))
        );
        Assert.Equal(6, typeof(MaximoPaths).GetProperties().Length);
    }

    [Fact]
    public void A_misspelled_path_is_refused_by_name()
    {
        Dictionary<string, string?> settings = new()
        {
            ["BaseAddress"] = "https://api.example.com",
            ["ApiKeyId"] = "id",
            ["ApiKeyToken"] = "t",
            ["Protocol:Paths:Refersh"] = "x/{id}",
        };
        ServiceCollection services = new();
        services.AddApiKeyClient().AddMaximo("eam", new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            provider.GetRequiredService<MaximoApiKeyManager>
        );

        Assert.Contains("Refersh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_a_manager_without_a_container_are_copied_including_paths()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        MaximoOptions options = new()
        {
            BaseAddress = maximo.Service.BaseAddress,
            ApiKeyId = maximo.Service.AdministratorKeyId,
            ApiKeyToken = maximo.Service.AdministratorKeyToken,
            AllowInsecureLoopback = true,
        };
        MaximoApiKeyManager keys = new(options);
        options.Protocol.Paths.List = "elsewhere";
        options.ApiKeyToken = "other";

        Assert.Single(await keys.GetListAsync(The.Token));
    }

    [Promise(2)]
    [Fact]
    public void Options_are_serialized_without_their_secrets()
    {
        MaximoOptions options = new() { ApiKeyToken = "secretpw", Password = "secretpw" };

        Assert.DoesNotContain(
            "secretpw",
            System.Text.Json.JsonSerializer.Serialize(options) + options,
            StringComparison.Ordinal
        );
    }

    private static MaximoOptions Good(MaximoOptions options)
    {
        (options.BaseAddress, options.ApiKeyId, options.ApiKeyToken) = (
            new("https://api.inst1.example.com"),
            "a-tenant-abc",
            "token"
        );
        return options;
    }

    private static MaximoOptions Superuser(MaximoOptions options, bool keepKey = false)
    {
        (options.AdminAddress, options.UserName, options.Password) = (
            new("https://admin.inst1.example.com"),
            "admin",
            "pass word"
        );
        (options.ApiKeyId, options.ApiKeyToken) = keepKey ? (options.ApiKeyId, options.ApiKeyToken) : (null, null);
        return options;
    }
}
