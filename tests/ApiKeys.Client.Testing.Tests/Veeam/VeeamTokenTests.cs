using System.Net;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamTokenTests
{
    [Fact]
    public async Task A_password_is_exchanged_for_tokens_that_work_for_an_hour()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator, "none");

        JsonNode tokens = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);
        using VeeamCaller authenticated = new(emulator, (string)tokens["access_token"]!);
        emulator.Clock.Advance(new TimeSpan(0, 59, 59));
        using HttpResponseMessage before = await authenticated.GetAsync("users/me");
        emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage after = await authenticated.GetAsync("users/me");

        Assert.Equal(
            ["access_token", "token_type", "refresh_token", "mfa_token", "encrypted_code", "expires_in"],
            tokens.AsObject().Select(member => member.Key)
        );
        Assert.Equal("bearer 3600", $"{tokens["token_type"]} {tokens["expires_in"]}");
        Assert.Null(tokens["mfa_token"]);
        Assert.Equal("administrator", (string?)(await before.DataAsync())["userName"]);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(1, emulator.Veeam.SignInsBy("password"));
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_until_it_expires()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator, "none");
        JsonNode first = await AuthenticatedAsync(caller, emulator.Veeam.CompanyOwner);

        emulator.Clock.Advance(TimeSpan.FromHours(23));
        using HttpResponseMessage refreshed = await caller.RefreshAsync(first);
        using HttpResponseMessage again = await caller.RefreshAsync(first);
        JsonNode second = await refreshed.JsonAsync();
        emulator.Clock.Advance(TimeSpan.FromHours(24));
        using HttpResponseMessage late = await caller.RefreshAsync(second);

        Assert.NotEqual((string?)first["access_token"], (string?)second["access_token"]);
        Assert.NotEqual((string?)first["refresh_token"], (string?)second["refresh_token"]);
        Assert.Equal(["invalid_request", "invalid_request"], [await ErrorAsync(again), await ErrorAsync(late)]);
        Assert.Equal([1, 1], new[] { "password", "refresh_token" }.Select(emulator.Veeam.SignInsBy));
    }

    [Fact]
    public async Task A_refresh_does_not_end_the_earlier_access_token()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator, "none");
        JsonNode first = await AuthenticatedAsync(caller, emulator.Veeam.CompanyOwner);
        using VeeamCaller authenticated = new(emulator, (string)first["access_token"]!);

        using HttpResponseMessage refreshed = await caller.RefreshAsync(first);
        using HttpResponseMessage response = await authenticated.GetAsync("users/me");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Variants_set_the_lifetimes_of_tokens()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants = new()
        {
            AccessTokenLifetime = TimeSpan.FromSeconds(90),
            RefreshTokenLifetime = TimeSpan.FromSeconds(30),
        };
        using VeeamCaller caller = new(emulator, "none");

        JsonNode tokens = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);
        emulator.Clock.Advance(TimeSpan.FromSeconds(30));
        using HttpResponseMessage late = await caller.RefreshAsync(tokens);

        Assert.Equal(90, (int?)tokens["expires_in"]);
        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Veeam.Variants.AccessTokenLifetime = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Veeam.Variants.RefreshTokenLifetime = TimeSpan.Zero);
    }

    [Theory]
    [InlineData("invalid_request")]
    [InlineData("invalid_request", "grant_type", "password")]
    [InlineData("invalid_request", "grant_type", "password", "username", "administrator", "password", "wrong")]
    [InlineData("invalid_request", "grant_type", "password", "username", "nobody", "password", "wrong")]
    [InlineData("invalid_request", "grant_type", "password", "grant_type", "password")]
    [InlineData("invalid_request", "grant_type", "refresh_token", "refresh_token", "wrong")]
    [InlineData("invalid_request", "grant_type", "mfa", "mfa_token", "wrong", "mfa_code", "123456")]
    [InlineData("unsupported_grant_type", "grant_type", "client_credentials")]
    public async Task An_invalid_exchange_is_rejected_with_an_OAuth_error(string error, params string[] fields)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator, "none");

        using HttpResponseMessage response = await caller.TokenAsync(fields);

        JsonObject body = (await response.JsonAsync()).AsObject();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["error", "error_description", "error_uri"], body.Select(member => member.Key));
        Assert.Equal(error, (string?)body["error"]);
        Assert.Equal(0, emulator.Veeam.SignInsBy("password"));
    }

    [Fact]
    public async Task A_variant_reports_wrong_credentials_as_invalid_grant()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.RefusesAsInvalidGrant = true;
        using VeeamCaller caller = new(emulator, "none");

        using HttpResponseMessage response = await caller.SignInAsync("administrator", "wrong");

        Assert.Equal("invalid_grant", await ErrorAsync(response));
    }

    [Theory]
    [InlineData(VeeamTokenBody.Form, HttpStatusCode.OK, HttpStatusCode.UnsupportedMediaType)]
    [InlineData(VeeamTokenBody.Multipart, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.OK)]
    public async Task The_token_endpoint_accepts_only_the_media_type_of_the_variant(
        VeeamTokenBody body,
        HttpStatusCode form,
        HttpStatusCode multipart
    )
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.TokenBody = body;
        using VeeamCaller caller = new(emulator, "none");
        VeeamEmulatedUser user = emulator.Veeam.AddUser("user with blanks & ümlauts", "pass=word&+%");
        using MultipartFormDataContent parts = new()
        {
            { new StringContent("password"), "grant_type" },
            { new StringContent(user.UserName), "\"username\"" },
            { new StringContent(user.Password), "password" },
        };

        using HttpResponseMessage asForm = await caller.SignInAsync(user.UserName, user.Password);
        using HttpResponseMessage asParts = await caller.SendAsync("POST", "token", parts);

        Assert.Equal(form, asForm.StatusCode);
        Assert.Equal(multipart, asParts.StatusCode);
    }

    [Fact]
    public async Task A_second_factor_is_required_before_a_token_is_returned()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Administrator.MfaCode = "123456";
        using VeeamCaller caller = new(emulator, "none");

        JsonNode first = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);
        using HttpResponseMessage wrong = await SecondAsync(caller, first, "654321");
        using HttpResponseMessage right = await SecondAsync(caller, first, "123456");
        using HttpResponseMessage again = await SecondAsync(caller, first, "123456");
        using VeeamCaller authenticated = new(emulator, (string)(await right.JsonAsync())["access_token"]!);
        using HttpResponseMessage me = await authenticated.GetAsync("users/me");

        Assert.Null(first["access_token"]);
        Assert.Null(first["refresh_token"]);
        Assert.Equal(["invalid_request", "invalid_request"], [await ErrorAsync(wrong), await ErrorAsync(again)]);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal([0, 1], new[] { "password", "mfa" }.Select(emulator.Veeam.SignInsBy));
    }

    [Fact]
    public async Task A_second_factor_can_be_sent_for_five_minutes()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Administrator.MfaCode = "123456";
        using VeeamCaller caller = new(emulator, "none");
        JsonNode first = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);

        emulator.Clock.Advance(TimeSpan.FromMinutes(5));
        using HttpResponseMessage late = await SecondAsync(caller, first, "123456");

        Assert.Equal("invalid_request", await ErrorAsync(late));
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK)]
    [InlineData(true, HttpStatusCode.Unauthorized)]
    public async Task A_variant_ends_the_earlier_session_of_a_user(bool oneSession, HttpStatusCode expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.OneSessionPerUser = oneSession;
        using VeeamCaller caller = new(emulator, "none");
        JsonNode first = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);
        JsonNode ofOther = await AuthenticatedAsync(caller, emulator.Veeam.CompanyOwner);

        JsonNode second = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);

        Assert.Equal(expected, await StatusAsync(emulator, first));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, second));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(emulator, ofOther));
        using HttpResponseMessage refreshed = await caller.RefreshAsync(first);
        Assert.Equal(oneSession ? HttpStatusCode.BadRequest : HttpStatusCode.OK, refreshed.StatusCode);
    }

    [Fact]
    public async Task Wrong_passwords_in_a_row_lock_the_user()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.Variants.LockoutAfter = 2;
        using VeeamCaller caller = new(emulator, "none");
        VeeamEmulatedUser user = emulator.Veeam.Administrator;

        await RefusedAsync(caller, user, "wrong");
        await AuthenticatedAsync(caller, user);
        await RefusedAsync(caller, user, "wrong");
        Assert.False(user.IsLocked);
        await RefusedAsync(caller, user, "wrong");
        Assert.True(user.IsLocked);
        await RefusedAsync(caller, user, user.Password);
        user.IsLocked = false;
        await RefusedAsync(caller, user, "wrong");

        await AuthenticatedAsync(caller, user);
    }

    [Fact]
    public async Task RevokeTokens_ends_all_tokens_and_keeps_the_keys()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.CompanyOwner.MfaCode = "123456";
        using VeeamCaller caller = new(emulator);
        JsonNode tokens = await AuthenticatedAsync(caller, emulator.Veeam.Administrator);
        JsonNode waiting = await AuthenticatedAsync(caller, emulator.Veeam.CompanyOwner);

        emulator.Veeam.RevokeTokens();
        using HttpResponseMessage refreshed = await caller.RefreshAsync(tokens);
        using HttpResponseMessage second = await SecondAsync(caller, waiting, "123456");
        using HttpResponseMessage byKey = await caller.GetAsync("users/me");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(emulator, tokens));
        Assert.Equal(HttpStatusCode.BadRequest, refreshed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byKey.StatusCode);
    }

    [Fact]
    public async Task A_password_with_a_disabled_login_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using VeeamCaller caller = new(emulator);
        VeeamEmulatedLogin login = emulator.Veeam.Logins.Single(login =>
            login is { IdentityProviderName: "VSPC", UserUid: var uid } && uid == caller.OwnUid
        );
        using HttpResponseMessage disabled = await caller.ReplaceAsync(login.Id, "/status", "disabled");

        await RefusedAsync(caller, emulator.Veeam.Administrator, emulator.Veeam.AdministratorPassword);
    }

    private static async Task<JsonNode> AuthenticatedAsync(VeeamCaller caller, VeeamEmulatedUser user)
    {
        using HttpResponseMessage response = await caller.SignInAsync(user.UserName, user.Password);
        return await response.EnsureSuccessStatusCode().JsonAsync();
    }

    private static async Task RefusedAsync(VeeamCaller caller, VeeamEmulatedUser user, string password)
    {
        using HttpResponseMessage response = await caller.SignInAsync(user.UserName, password);
        Assert.Equal("invalid_request", await ErrorAsync(response));
    }

    private static Task<HttpResponseMessage> SecondAsync(VeeamCaller caller, JsonNode first, string code) =>
        caller.TokenAsync("grant_type", "mfa", "mfa_token", (string)first["mfa_token"]!, "mfa_code", code);

    private static async Task<string> ErrorAsync(HttpResponseMessage response) =>
        (string)(await response.JsonAsync())["error"]!;

    private static async Task<HttpStatusCode> StatusAsync(ApiKeyEmulator emulator, JsonNode tokens)
    {
        using VeeamCaller caller = new(emulator, (string)tokens["access_token"]!);
        using HttpResponseMessage response = await caller.GetAsync("users/me");
        return response.StatusCode;
    }
}
