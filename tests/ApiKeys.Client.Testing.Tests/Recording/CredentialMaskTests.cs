using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Tests.Aimms;
using ApiKeys.Client.Testing.Tests.Control;

namespace ApiKeys.Client.Testing.Tests.Recording;

/// <summary>A real credential that is sent to an emulator by mistake is not kept.</summary>
public class CredentialMaskTests
{
    private const string Foreign = "r3al-cr3d3ntial/of+somebody==";

    [Theory]
    [InlineData("apikey", Foreign, "***")]
    [InlineData("x-access-token", Foreign, "***")]
    [InlineData("Authorization", $"Bearer {Foreign}", "Bearer ***")]
    [InlineData("authorization", $"bearer {Foreign}", "bearer ***")]
    [InlineData("Authorization", $"Digest username=\"x\", response=\"{Foreign}\"", "Digest ***")]
    [InlineData("Authorization", Foreign, "***")]
    [InlineData("Authorization", $"{Foreign} {Foreign}", "***")]
    [InlineData("Proxy-Authorization", $"Bearer {Foreign}", "Bearer ***")]
    [InlineData("Cookie", $"session={Foreign}; theme=dark", "***")]
    [InlineData("X-Vault-Token", Foreign, "***")]
    [InlineData("Ocp-Apim-Subscription-Key", Foreign, "***")]
    public async Task A_foreign_credential_in_a_header_is_masked(string name, string value, string masked)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        await SendAsync(
            emulator,
            HttpMethod.Get,
            "aimms/pro-api/v1/api-keys",
            request => request.Headers.TryAddWithoutValidation(name, value)
        );

        Assert.Equal(masked, Assert.Single(emulator.Requests).Headers[name]);
        await AssertGoneAsync(emulator, Foreign);
    }

    [Theory]
    [InlineData("a-key:")]
    [InlineData("")]
    public async Task A_foreign_password_in_basic_is_masked(string user)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(user + Foreign));

        await SendAsync(
            emulator,
            HttpMethod.Get,
            "maximo/v1/authenticate",
            request => request.Headers.Authorization = new("Basic", basic)
        );

        Assert.Equal("Basic ***", Assert.Single(emulator.Requests).Headers["Authorization"]);
        await AssertGoneAsync(emulator, basic);
    }

    [Theory]
    [InlineData("aimms/x?apikey={0}", "/aimms/x?apikey=***")]
    [InlineData("aimms/x?a=b&access_token={0}&c=d", "/aimms/x?a=b&access_token=***&c=d")]
    [InlineData("aimms/x?Api-Key={0}", "/aimms/x?Api-Key=***")]
    public async Task A_foreign_credential_in_a_query_is_masked(string target, string masked)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        string escaped = Uri.EscapeDataString(Foreign);

        await SendAsync(emulator, HttpMethod.Get, target.Replace("{0}", escaped, StringComparison.Ordinal));

        Assert.Equal(masked, Assert.Single(emulator.Requests).RawTarget);
        await AssertGoneAsync(emulator, escaped);
    }

    [Theory]
    [InlineData(
        "application/x-www-form-urlencoded",
        "grant_type=password&username=me&password={0}",
        "grant_type=password&username=me&password=***"
    )]
    [InlineData(
        "application/x-www-form-urlencoded",
        "grant_type=refresh_token&refresh_token={0}",
        "grant_type=refresh_token&refresh_token=***"
    )]
    [InlineData(
        "application/x-www-form-urlencoded",
        "grant_type=mfa&mfa_token={0}&mfa_code=123456",
        "grant_type=mfa&mfa_token=***&mfa_code=***"
    )]
    public async Task A_foreign_credential_in_a_form_is_masked(string contentType, string body, string masked)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        string escaped = Uri.EscapeDataString(Foreign);

        await PostAsync(
            emulator,
            "veeam/api/v3/token",
            body.Replace("{0}", escaped, StringComparison.Ordinal),
            contentType
        );

        Assert.Equal(masked, Assert.Single(emulator.Requests).Body);
        await AssertGoneAsync(emulator, escaped);
    }

    [Theory]
    [InlineData("""{"username":"superuser","password":"{0}"}""", """{"username":"superuser","password":"***"}""")]
    [InlineData("""{ "user" : { "p\u0061ssword" : "{0}" } }""", """{ "user" : { "p\u0061ssword" : "***" } }""")]
    [InlineData("""{"password":"{0}" and broken""", """{"password":"***" and broken""")]
    [InlineData("""{"pinCode":123456}""", """{"pinCode":"***"}""")]
    [InlineData("""{"password":"\"{0}\\"}""", """{"password":"***"}""")]
    public async Task A_foreign_credential_in_json_is_masked(string body, string masked)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        await PostAsync(
            emulator,
            "maximo-admin/logininitial",
            body.Replace("{0}", Foreign, StringComparison.Ordinal),
            "application/json"
        );

        Assert.Equal(masked, Assert.Single(emulator.Requests).Body);
        await AssertGoneAsync(emulator, Foreign);
    }

    [Fact]
    public async Task A_foreign_credential_in_multipart_is_masked()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MultipartFormDataContent form = new()
        {
            { new StringContent("password"), "grant_type" },
            { new StringContent("me"), "username" },
            { new StringContent(Foreign), "password" },
        };
        string body = await form.ReadAsStringAsync(TestContext.Current.CancellationToken);

        await PostAsync(emulator, "veeam/api/v3/token", body, form.Headers.ContentType!.ToString());

        Assert.Equal(body.Replace(Foreign, "***", StringComparison.Ordinal), Assert.Single(emulator.Requests).Body);
    }

    [Fact]
    public async Task A_foreign_credential_is_masked_everywhere_in_the_request()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        string escaped = Uri.EscapeDataString(Foreign);

        await SendAsync(
            emulator,
            HttpMethod.Post,
            $"aimms/{escaped}?note={escaped}",
            request =>
            {
                request.Headers.Add("apikey", Foreign);
                request.Headers.TryAddWithoutValidation("X-Note", $"it is {Foreign}");
                request.Content = new StringContent(
                    $$"""{"note":"{{Foreign.Replace("/", "\\u002f", StringComparison.Ordinal)}}","text":"{{Foreign}}"}"""
                );
            }
        );

        RecordedRequest recorded = Assert.Single(emulator.Requests);
        Assert.Equal(
            ("/aimms/***?note=***", "/aimms/***", "it is ***"),
            (recorded.RawTarget, recorded.Path, recorded.Headers["X-Note"])
        );
        Assert.EndsWith("\"text\":\"***\"}", recorded.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_the_emulator_made_is_not_masked()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller aimms = new(emulator);
        string value = await aimms.CreatedValueAsync("nightly", "2026-12-31", "Tasks");
        string basic = Convert.ToBase64String(
            Encoding.UTF8.GetBytes($"{emulator.Maximo.AdministratorKeyId}:{emulator.Maximo.AdministratorKeyToken}")
        );
        string form =
            $"grant_type=password&username=me&password={Uri.EscapeDataString(emulator.Veeam.AdministratorPassword)}";

        await SendAsync(
            emulator,
            HttpMethod.Get,
            "aimms/pro-api/v1/api-keys",
            request => request.Headers.Add("apikey", value)
        );
        await SendAsync(
            emulator,
            HttpMethod.Get,
            "maximo/v1/authenticate",
            request => request.Headers.Authorization = new("Basic", basic)
        );
        await PostAsync(emulator, "veeam/api/v3/token", form, "application/x-www-form-urlencoded");

        Assert.Equal(emulator.Aimms.AdministratorKey, emulator.Requests[0].Headers["apikey"]);
        Assert.Equal(value, emulator.Requests[1].Headers["apikey"]);
        Assert.Equal($"Basic {basic}", emulator.Requests[2].Headers["Authorization"]);
        Assert.Equal(form, emulator.Requests[3].Body);
    }

    [Theory]
    [InlineData("""{"status":{"tokenRefreshInterval":"P90D"},"permissions":{"apikeyAdmin":true}}""")]
    [InlineData("""{"name":"nightly","scopes":["APIKey"],"expiration_date":"2026-12-31"}""")]
    public async Task Text_that_is_not_a_credential_is_not_masked(string body)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        await PostAsync(emulator, "maximo/v1/apikeys", body, "application/json");

        Assert.Equal(body, Assert.Single(emulator.Requests).Body);
    }

    [Fact]
    public async Task A_masked_credential_is_processed_as_it_arrived()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.DropAfterCommit().Path("/api-keys"));

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            SendAsync(
                emulator,
                HttpMethod.Get,
                "aimms/pro-api/v1/api-keys",
                request => request.Headers.Add("apikey", Foreign)
            )
        );

        RecordedRequest recorded = Assert.Single(emulator.Requests);
        Assert.True(recorded.Committed);
        Assert.Same(
            recorded,
            await emulator.Requests.WaitForAsync(request => request.Committed, TestContext.Current.CancellationToken)
        );
    }

    private static Task PostAsync(ApiKeyEmulator emulator, string target, string body, string contentType) =>
        SendAsync(
            emulator,
            HttpMethod.Post,
            target,
            request =>
            {
                request.Content = new StringContent(body);
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            }
        );

    private static async Task SendAsync(
        ApiKeyEmulator emulator,
        HttpMethod method,
        string target,
        Action<HttpRequestMessage>? write = null
    )
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(method, new Uri(emulator.Address, target));
        write?.Invoke(request);
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asserts that the secret is in the log neither in process nor over HTTP.</summary>
    private static async Task AssertGoneAsync(ApiKeyEmulator emulator, string secret)
    {
        using ControlCaller control = new(emulator);
        JsonNode reported = await control.JsonAsync("GET", "requests");
        RecordedRequest recorded = Assert.Single(emulator.Requests);
        string all = string.Join('\n', [recorded.RawTarget, recorded.Path, recorded.Body, .. recorded.Headers.Values]);
        Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(
            secret,
            reported.ToJsonString(
                new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            ),
            StringComparison.Ordinal
        );
    }
}
