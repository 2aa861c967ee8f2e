using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoSuperuserTests
{
    private static JsonObject Superuser(ApiKeyEmulator emulator) =>
        new() { ["username"] = MaximoEmulator.SuperuserName, ["password"] = emulator.Maximo.SuperuserPassword };

    [Fact]
    public async Task The_superuser_can_sign_in_at_the_other_host_and_create_a_first_key()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage response = await caller.SendAsync(
            "POST",
            $"{emulator.Maximo.AdminAddress}logininitial?verify=false",
            Superuser(emulator)
        );
        string token = (string)(await response.JsonAsync())["token"]!;
        caller.Use(token);
        (string id, _) = await caller.CreatedAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(MaximoEmulator.SuperuserName, (string?)AccessTokens.Claims(token)["sub"]);
        Assert.Equal(
            (id, MaximoEmulator.SuperuserName),
            (emulator.Maximo.Keys[^1].Id, emulator.Maximo.Keys[^1].AddedBy)
        );
        Assert.Equal(1, emulator.Maximo.SignIns);
    }

    [Theory]
    [InlineData("superuser", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("someone", "{password}", HttpStatusCode.Unauthorized)]
    [InlineData("superuser", null, HttpStatusCode.BadRequest)]
    [InlineData(null, "{password}", HttpStatusCode.BadRequest)]
    public async Task Sign_in_with_a_wrong_name_or_password_is_rejected(
        string? name,
        string? password,
        HttpStatusCode expected
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);
        JsonObject body = [];
        if (name is not null)
        {
            body["username"] = name;
        }

        if (password is not null)
        {
            body["password"] = password.Replace(
                "{password}",
                emulator.Maximo.SuperuserPassword,
                StringComparison.Ordinal
            );
        }

        using HttpResponseMessage response = await caller.SendAsync(
            "POST",
            $"{emulator.Maximo.AdminAddress}logininitial",
            body
        );

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(0, emulator.Maximo.SignIns);
    }

    [Fact]
    public async Task Sign_in_of_the_superuser_with_an_invalid_body_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);
        JsonObject tooMuch = Superuser(emulator);
        tooMuch["remember"] = true;
        using FormUrlEncodedContent form = new([
            new("username", MaximoEmulator.SuperuserName),
            new("password", emulator.Maximo.SuperuserPassword),
        ]);

        using HttpResponseMessage withMore = await caller.SendAsync(
            "POST",
            $"{emulator.Maximo.AdminAddress}logininitial",
            tooMuch
        );
        using HttpResponseMessage asForm = await caller.SendAsync(
            "POST",
            $"{emulator.Maximo.AdminAddress}logininitial",
            form
        );

        Assert.Equal(HttpStatusCode.BadRequest, withMore.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, asForm.StatusCode);
    }

    [Fact]
    public async Task Each_host_has_only_its_own_operations()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage login = await caller.SendAsync(
            "POST",
            $"{emulator.Maximo.BaseAddress}logininitial",
            Superuser(emulator)
        );
        using HttpResponseMessage list = await caller.SendAsync("GET", $"{emulator.Maximo.AdminAddress}v1/apikeys");
        using HttpResponseMessage authenticate = await caller.SendAsync(
            "GET",
            $"{emulator.Maximo.AdminAddress}v1/authenticate"
        );
        using HttpResponseMessage beside = await caller.SendAsync(
            "POST",
            $"{emulator.Address}maximo-administration/logininitial",
            Superuser(emulator)
        );

        Assert.All(
            [login, list, authenticate, beside],
            response => Assert.Equal(HttpStatusCode.NotFound, response.StatusCode)
        );
        Assert.False(emulator.Maximo.BaseAddress.IsBaseOf(emulator.Maximo.AdminAddress));
        Assert.DoesNotContain(
            emulator.Services,
            service => service.Name.Contains("admin", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Both_hosts_serve_https_with_the_certificate_of_the_emulator()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync(useHttps: true);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(emulator.CertificateAuthorityPem);
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(authority);
        using SocketsHttpHandler handler = new() { SslOptions = { CertificateChainPolicy = policy } };
        using HttpClient http = new(handler);

        using HttpResponseMessage api = await http.GetAsync(
            new Uri(emulator.Maximo.BaseAddress, "v1/authenticate"),
            TestContext.Current.CancellationToken
        );
        using HttpResponseMessage admin = await http.PostAsync(
            new Uri(emulator.Maximo.AdminAddress, "logininitial"),
            null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(("https", "https"), (emulator.Maximo.BaseAddress.Scheme, emulator.Maximo.AdminAddress.Scheme));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, admin.StatusCode);
    }

    [Fact]
    public async Task An_account_is_configured_for_a_key_or_for_the_superuser()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        Dictionary<string, string?> common = new()
        {
            ["eam:Service"] = "Maximo",
            ["eam:BaseAddress"] = $"http://127.0.0.1:{emulator.Address.Port}/maximo/",
            ["eam:AllowInsecureLoopback"] = "true",
        };

        Assert.Equal(
            new Dictionary<string, string?>(common)
            {
                ["eam:ApiKeyId"] = emulator.Maximo.AdministratorKeyId,
                ["eam:ApiKeyToken"] = emulator.Maximo.AdministratorKeyToken,
            },
            emulator.Maximo.ToConfiguration("eam")
        );
        Assert.Equal(
            new Dictionary<string, string?>(common)
            {
                ["eam:AdminAddress"] = $"http://127.0.0.1:{emulator.Address.Port}/maximo-admin/",
                ["eam:UserName"] = "superuser",
                ["eam:Password"] = emulator.Maximo.SuperuserPassword,
            },
            emulator.Maximo.ToSuperuserConfiguration("eam")
        );
    }
}
