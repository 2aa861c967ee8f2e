using System.Text;
using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// A key is exchanged for an access token, which is reused, renewed in time, and replaced when it is refused.
/// </summary>
public sealed class AuthenticationTests
{
    [Promise(4)]
    [Fact]
    public async Task Id_and_token_are_sent_only_to_the_sign_in_and_other_requests_use_the_access_token()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        await maximo.Keys.GetListAsync(The.Token);

        RecordedRequest signIn = Assert.Single(maximo.SignIns);
        RecordedRequest list = Assert.Single(maximo.Requests);
        string pair = $"{maximo.Service.AdministratorKeyId}:{maximo.Service.AdministratorKeyToken}";
        Assert.Equal(
            ("GET", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))),
            (signIn.Method, signIn.Headers["Authorization"])
        );
        Assert.False(
            signIn.Headers.ContainsKey("x-access-token") || signIn.Headers.ContainsKey("mas-jwt-expiry-duration")
        );
        Assert.False(list.Headers.ContainsKey("Authorization"));
        Assert.Equal(3, list.Headers["x-access-token"].Split('.').Length);
    }

    [Fact]
    public async Task A_credential_header_that_an_application_handler_sets_is_replaced()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(static () =>
                    new Probe(static request =>
                    {
                        request.Headers.Add("Authorization", "Bearer theirs");
                        request.Headers.Add("x-access-token", "theirs");
                    })
                )
            )
        );

        await maximo.Keys.GetListAsync(The.Token);

        Assert.StartsWith("Basic ", Assert.Single(maximo.SignIns).Headers["Authorization"], StringComparison.Ordinal);
        Assert.DoesNotContain(
            maximo.SignIns,
            static request => request.Headers["Authorization"].Contains("theirs", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            maximo.Requests,
            static request => request.Headers["x-access-token"].Contains("theirs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_response_that_refused_a_token_is_disposed()
    {
        List<Watched> responses = [];
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.ConfigurePrimaryHttpMessageHandler(() =>
                    new Watching(responses) { InnerHandler = new SocketsHttpHandler() }
                )
            )
        );
        await maximo.Keys.GetListAsync(The.Token);
        maximo.Service.RevokeTokens();
        responses.Clear();

        await maximo.Keys.GetListAsync(The.Token);

        Assert.Equal(
            [(401, true), (200, true), (200, true)],
            responses.Select(static response => ((int)response.StatusCode, response.IsDisposed))
        );
    }

    [Fact]
    public async Task An_access_token_is_reused_until_shortly_before_it_expires()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);

        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(28));
        await maximo.Keys.GetListAsync(The.Token);
        Assert.Equal(1, maximo.Service.SignIns);

        clock.Advance(TimeSpan.FromMinutes(1));
        await maximo.Keys.GetListAsync(The.Token);

        Assert.Equal(2, maximo.Service.SignIns);
        Assert.All(maximo.Requests, request => Assert.Equal(200, request.Status));
    }

    [Promise(9)]
    [Fact]
    public async Task The_clock_of_the_service_may_differ_greatly()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        maximo.Emulator.Clock.SetUtcNow(The.Now.AddDays(-400));
        MaximoApiKeyManager keys = new(
            new MaximoOptions
            {
                BaseAddress = maximo.Service.BaseAddress,
                ApiKeyId = maximo.Service.AdministratorKeyId,
                ApiKeyToken = maximo.Service.AdministratorKeyToken,
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = clock }
        );

        await keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(28));
        await keys.GetListAsync(The.Token);
        Assert.Equal(1, maximo.Service.SignIns);
        clock.Advance(TimeSpan.FromMinutes(1));
        await keys.GetListAsync(The.Token);

        Assert.Equal(2, maximo.Service.SignIns);
        Assert.All(maximo.Requests, request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task The_expiry_of_an_access_token_without_iat_is_read_by_the_local_clock()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        maximo.Service.Variants.JwtOmitsIssuedAt = true;

        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(28));
        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(1));
        await maximo.Keys.GetListAsync(The.Token);

        Assert.Equal(2, maximo.Service.SignIns);
    }

    [Theory]
    [InlineData(-25, 30, 5)]
    [InlineData(-60, 61, 1)]
    [InlineData(5, 30, 30)]
    [InlineData(-40, 30, 30)]
    public async Task An_older_access_token_expires_by_its_exp_or_lifetime_depending_on_the_clocks(
        int made,
        int lives,
        int minutes
    )
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        long iat = The.Now.AddMinutes(made).ToUnixTimeSeconds();
        string claims = Convert
            .ToBase64String(
                JsonSerializer.SerializeToUtf8Bytes(
                    new
                    {
                        sub = "x",
                        iat,
                        exp = iat + (60 * lives),
                    }
                )
            )
            .TrimEnd('=');
        maximo.Emulator.Faults.Add(Fault.Respond(200, $$"""{"token":"e30.{{claims}}.e30"}""").Path("/v1/authenticate"));
        maximo.Emulator.Faults.Add(Fault.Respond(200, "[]").Path("/v1/apikeys").Times(2));

        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(minutes - 1) + TimeSpan.FromSeconds(minutes == 1 ? 53 : -1));
        await maximo.Keys.GetListAsync(The.Token);
        Assert.Single(maximo.SignIns);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await maximo.Keys.GetListAsync(The.Token));

        Assert.Equal(2, maximo.SignIns.Count());
        Assert.All(maximo.Requests, request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task An_access_token_without_an_expiry_is_used_until_refused_and_renewed_once()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        maximo.Service.Variants.JwtOmitsExpiry = true;

        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(29.5));
        await maximo.Keys.GetListAsync(The.Token);
        Assert.Equal(1, maximo.Service.SignIns);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Single(await maximo.Keys.GetListAsync(The.Token));

        Assert.Equal(2, maximo.Service.SignIns);
        Assert.Equal([200, 200, 401, 200], maximo.Requests.Select(request => request.Status));
    }

    [Promise(3)]
    [Fact]
    public async Task After_a_server_restart_a_create_authenticates_again_and_is_done_once()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await maximo.Keys.GetListAsync(The.Token);
        maximo.Service.RevokeTokens();

        IssuedApiKey issued = await maximo.CreateKeyAsync();

        Assert.Equal(2, maximo.Service.SignIns);
        Assert.Equal(
            [401, 201],
            maximo.Requests.Where(request => request.Method == "POST").Select(request => request.Status)
        );
        Assert.True(maximo.Held(issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    [Promise(6)]
    [Fact]
    public async Task A_server_that_refuses_every_access_token_is_asked_for_one_new_token_only()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(401).Path("/v1/apikeys").Always());

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token));

        Assert.Contains(
            "issued a token for the account's credential, but rejects it",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(2, maximo.Service.SignIns);
    }

    [Theory]
    [InlineData("P90D", 90.0)]
    [InlineData("PT1H", 1.0 / 24)]
    [InlineData("P7D", 7.0)]
    [InlineData("P36524D", 36524.0)]
    [InlineData("NEVER", 36524.0)]
    public async Task JwtLifetime_is_requested_and_the_expiry_in_the_token_applies(string lifetime, double days)
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => options.JwtLifetime = lifetime == "NEVER" ? Timeout.InfiniteTimeSpan : TimeSpan.FromDays(days),
            clock: clock
        );

        await maximo.Keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromMinutes(2));
        await maximo.Keys.GetListAsync(The.Token);

        Assert.Equal(lifetime, Assert.Single(maximo.SignIns).Headers["mas-jwt-expiry-duration"]);
    }

    [Promise(6)]
    [Fact]
    public async Task A_refused_credential_is_not_retried_for_thirty_seconds_and_every_call_fails()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => options.ApiKeyToken = "wrong",
            clock: clock
        );

        ApiKeyAccessDeniedException first = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );
        ApiKeyAccessDeniedException second = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.CreateKeyAsync()
        );
        Assert.Single(maximo.Emulator.Requests);
        clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token));

        Assert.Equal(2, maximo.Emulator.Requests.Count);
        Assert.True(first.IsCredentialRejected && second.IsCredentialRejected);
        Assert.Equal(
            (401, TimeSpan.FromSeconds(30), "AIUCO1001E"),
            (first.StatusCode, first.RetryAfter, first.ErrorCode)
        );
        Assert.Contains("authenticating", first.Message, StringComparison.Ordinal);
        Assert.Contains("A token expires when the key's interval has passed", first.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JwtLifetime_that_the_server_does_not_grant_is_named()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
            options.JwtLifetime = TimeSpan.FromDays(36524)
        );
        maximo.Emulator.Faults.Add(
            Fault.Respond(400, """{"error":400,"message":"CUDRS0001E: no"}""").Path("/v1/authenticate")
        );

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("does not grant the option JwtLifetime", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_is_read_on_every_request_and_a_new_token_authenticates_again()
    {
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "wrong\n", The.Token);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
            (options.ApiKeyToken, options.ApiKeyTokenFile) = (null, file)
        );

        Assert.False((await maximo.Keys.CheckAsync(The.Token)).CanAuthenticate);
        await File.WriteAllTextAsync(file, $" {maximo.Service.AdministratorKeyToken}\r\n", The.Token);
        Assert.True((await maximo.Keys.CheckAsync(The.Token)).CanAuthenticate);
        await File.WriteAllTextAsync(file, "", The.Token);
        ApiKeyOperationFailedException empty = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );
        File.Delete(file);

        Assert.Contains("ApiKeyTokenFile names, is empty. Nothing was sent", empty.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_credential_source_returns_the_id_or_the_options_have_it(bool withId)
    {
        Source source = new();
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyId, options.ApiKeyToken) = (withId ? null : options.ApiKeyId, null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );
        SecretValue token = new(maximo.Service.AdministratorKeyToken);
        source.Credential = withId ? new Credential(maximo.Service.AdministratorKeyId, token) : new Credential(token);

        Assert.Single(await maximo.Keys.GetListAsync(The.Token));
    }

    [Theory]
    [InlineData(null, "has no id; return a Credential with one, or set ApiKeyId.")]
    [InlineData(" ", "has no id")]
    [InlineData("a:b", "has an id with a colon")]
    public async Task A_credential_source_without_a_usable_id_is_reported_and_nothing_is_sent(
        string? id,
        string message
    )
    {
        SecretValue token = new("token");
        Source source = new() { Credential = id is null ? new Credential(token) : new Credential(id, token) };
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyId, options.ApiKeyToken) = (null, null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("UserName", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Equal(("Maximo", "eam"), (error.Service, error.Account));
        Assert.Empty(maximo.Emulator.Requests);
    }

    [Fact]
    public async Task A_credential_source_without_the_superuser_s_name_is_reported()
    {
        Source source = new() { Credential = new Credential(new SecretValue("password")) };
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.UserName, options.Password) = (null, null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source),
            asSuperuser: true
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Contains(
            "has no id; return a Credential with one, or set UserName. Nothing was sent.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_blank_access_token_is_refused()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, """{"token":" "}""").Path("/v1/authenticate"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("The member 'token' of the response is blank.", error.Message, StringComparison.Ordinal);
        Assert.Empty(maximo.Requests);
    }

    [Fact]
    public async Task A_changed_credential_drops_the_access_token_of_the_old_one()
    {
        Source source = new();
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => (options.ApiKeyId, options.ApiKeyToken) = (null, null),
            services => services.AddApiKeyClient().UseCredentialSource("eam", _ => source)
        );
        source.Credential = new Credential(
            maximo.Service.AdministratorKeyId,
            new SecretValue(maximo.Service.AdministratorKeyToken)
        );
        IssuedApiKey other = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("other", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Never)
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );

        source.Credential = new Credential(other.Key.Id, other.Value);
        AccountCheck check = await maximo.Keys.CheckAsync(The.Token);

        Assert.Equal(other.Key.Id, check.UserName);
        Assert.Equal(2, maximo.Service.SignIns);
    }

    [Fact]
    public async Task Tokens_with_punctuation_and_non_ASCII_characters_authenticate()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.TokensBeyondAscii = true;
        IssuedApiKey issued = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("strange", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Never)
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );

        AccountCheck check = await maximo.ManagerOf(issued.Key.Id, issued.Value.Reveal()).CheckAsync(The.Token);

        Assert.True(check.CanListKeys, check.Problem);
        Assert.Contains("€", issued.Value.Reveal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("opaque")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.e30")]
    [InlineData("e30.bnVsbA.e30")]
    [InlineData("e30.eyJleHAiOiJzb29uIiwic3ViIjo3fQ.e30")]
    [InlineData("e30.eyJleHAiOjFlMzA4LCJpYXQiOi0xZTMwOH0.e30")]
    [InlineData("e30.eyJleHAiOjEwLCJpYXQiOjIwfQ.e30")]
    public async Task An_access_token_that_is_not_a_JWT_is_used_until_it_is_refused(string token)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(
            Fault.Respond(200, JsonSerializer.Serialize(new { token })).Path("/v1/authenticate")
        );
        maximo.Emulator.Faults.Add(Fault.Respond(200, "[]").Path("/v1/apikeys").Times(2));

        await maximo.Keys.GetListAsync(The.Token);
        await maximo.Keys.GetListAsync(The.Token);
        Assert.Single(await maximo.Keys.GetListAsync(The.Token));

        Assert.Equal(
            ["***", "***", "***"],
            maximo.Requests.Take(3).Select(request => request.Headers["x-access-token"])
        );
        Assert.Equal(2, maximo.SignIns.Count());
    }

    [Theory]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":" "}""")]
    [InlineData("""{"token":null}""")]
    [InlineData("""{}""")]
    [InlineData("<html>please sign in</html>")]
    [InlineData("""{"token":"a\r\nX-Evil: 1"}""")]
    public async Task A_sign_in_without_a_usable_token_fails_the_operation_as_not_sent(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).Path("/v1/authenticate"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.CreateKeyAsync()
        );

        Assert.Equal(0, maximo.Arrived("POST"));
        Assert.DoesNotContain("Evil", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500), InlineData(503), InlineData(429)]
    public async Task A_sign_in_with_a_transient_error_is_retried(int status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(status).Path("/v1/authenticate").Times(2));
        maximo.Emulator.Faults.Add(Fault.DropBefore().Path("/v1/authenticate"));

        Assert.Single(await maximo.Keys.GetListAsync(The.Token));

        Assert.Equal(4, maximo.SignIns.Count());
    }

    [Promise(4)]
    [Fact]
    public async Task A_sign_in_is_not_redirected()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await using ApiKeyEmulator elsewhere = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    302,
                    headers: new Dictionary<string, string>
                    {
                        ["Location"] = elsewhere.Maximo.BaseAddress + "v1/authenticate",
                    }
                )
                .Always()
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.CreateKeyAsync()
        );

        Assert.Equal(302, error.StatusCode);
        Assert.Contains("Redirects are never followed", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task An_expired_key_cannot_authenticate_and_a_refreshed_one_can()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        IssuedApiKey weekly = await maximo.CreateKeyAsync(interval: "P1W");

        clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.True(
            (await maximo.ManagerOf(weekly.Key.Id, weekly.Value.Reveal()).CheckAsync(The.Token)).CanAuthenticate
        );
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(
            (await maximo.ManagerOf(weekly.Key.Id, weekly.Value.Reveal()).CheckAsync(The.Token)).CanAuthenticate
        );
        IssuedApiKey refreshed = await maximo.Keys.RefreshAsync(weekly.Key.Id, The.Token);

        Assert.True(
            (await maximo.ManagerOf(weekly.Key.Id, refreshed.Value.Reveal()).CheckAsync(The.Token)).CanAuthenticate
        );
    }

    internal sealed class Source : CredentialSource
    {
        public Credential Credential { get; set; } = null!;

        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(Credential);
    }

    /// <summary>Replaces the sockets, and notes which responses are disposed.</summary>
    private sealed class Watching(List<Watched> responses) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            responses.Add(new Watched(response));
            return responses[^1];
        }
    }

    private sealed class Watched : HttpResponseMessage
    {
        public Watched(HttpResponseMessage response) =>
            (StatusCode, Content, RequestMessage) = (response.StatusCode, response.Content, response.RequestMessage);

        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
