using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Maximo;

public class MaximoSignInTests
{
    [Fact]
    public async Task Sign_in_with_a_key_returns_a_JSON_Web_Token_for_half_an_hour()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage response = await caller.AuthenticateAsync();

        JsonObject body = (await response.JsonAsync()).AsObject();
        string token = (string)body["token"]!;
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("token", Assert.Single(body).Key);
        Assert.Equal("RS256", (string?)AccessTokens.Header(token)["alg"]);
        Assert.Equal(
            ["sub", "uniqueSecurityName", "iat", "exp"],
            AccessTokens.Claims(token).Select(claim => claim.Key)
        );
        Assert.Equal(emulator.Maximo.AdministratorKeyId, (string?)AccessTokens.Claims(token)["sub"]);
        Assert.Equal(Instants.Now.ToUnixTimeSeconds(), (long?)AccessTokens.Claims(token)["iat"]);
        Assert.Equal(Instants.Now.AddMinutes(30), AccessTokens.Expiry(token));
        Assert.Equal(256, AccessTokens.Decode(token.Split('.')[2]).Length);
    }

    [Fact]
    public async Task Successful_sign_ins_are_counted()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        string first = await caller.AccessTokenAsync();
        string second = await caller.AccessTokenAsync();
        using HttpResponseMessage refused = await caller.AuthenticateAsync(authorization: null);

        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(2, emulator.Maximo.SignIns);
    }

    [Theory]
    [InlineData("{id}:wrong")]
    [InlineData("{id}:")]
    [InlineData("{id}")]
    [InlineData("{id}:{token} ")]
    [InlineData(" {id}:{token}")]
    [InlineData("a-emulator-nobodyhasit:{token}")]
    [InlineData(":{token}")]
    public async Task Sign_in_with_a_wrong_id_or_token_is_rejected(string pair)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);
        string text = pair.Replace("{id}", emulator.Maximo.AdministratorKeyId, StringComparison.Ordinal)
            .Replace("{token}", emulator.Maximo.AdministratorKeyToken, StringComparison.Ordinal);

        using HttpResponseMessage response = await caller.AuthenticateAsync(
            new AuthenticationHeaderValue("Basic", MaximoCaller.Base64(text))
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("AIUCO1001E", (string?)(await response.JsonAsync())["exception"]!["id"]);
        Assert.Equal(0, emulator.Maximo.SignIns);
    }

    [Theory]
    [InlineData("Bearer", "eDp5")]
    [InlineData("Basic", "not base64")]
    [InlineData("Basic", "/w==")]
    [InlineData("Basic", null)]
    public async Task Sign_in_without_Basic_is_rejected(string scheme, string? parameter)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage response = await caller.AuthenticateAsync(
            new AuthenticationHeaderValue(scheme, parameter)
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Sign_in_with_the_token_of_another_key_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, _) = await administrator.CreatedAsync();

        using HttpResponseMessage response = await administrator.AuthenticateAsync(
            id,
            emulator.Maximo.AdministratorKeyToken
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Sign_in_reads_a_token_beyond_ASCII_as_UTF_8()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.TokensBeyondAscii = true;
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);
        (string id, string token) = await administrator.CreatedAsync();
        string latin = Convert.ToBase64String(Encoding.Latin1.GetBytes($"{id}:{token}"));

        using MaximoCaller other = await MaximoCaller.AuthenticatedAsync(emulator, id, token);
        using HttpResponseMessage refused = await administrator.AuthenticateAsync(
            new AuthenticationHeaderValue("Basic", latin)
        );

        Assert.Contains(token, character => character > 127);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData("PT1S", "2026-03-10T12:00:01Z")]
    [InlineData("PT1H30M", "2026-03-10T13:30:00Z")]
    [InlineData("P1D", "2026-03-11T12:00:00Z")]
    [InlineData("P2W", "2026-03-24T12:00:00Z")]
    [InlineData("P1M", "2026-04-10T12:00:00Z")]
    [InlineData("P90D", "2026-06-08T12:00:00Z")]
    [InlineData("P1Y2M3DT4H5M6S", "2027-05-13T16:05:06Z")]
    [InlineData("P100Y", "2126-03-10T12:00:00Z")]
    public async Task Sign_in_can_request_the_lifetime_of_the_access_token(string lifetime, string expiry)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);
        DateTimeOffset end = DateTimeOffset.Parse(expiry, null);
        string token = await caller.AccessTokenAsync(lifetime);
        caller.Use(token);

        emulator.Clock.SetUtcNow(end.AddTicks(-1));
        using HttpResponseMessage before = await caller.ListAsync();
        emulator.Clock.SetUtcNow(end);
        using HttpResponseMessage after = await caller.ListAsync();

        Assert.Equal(end, AccessTokens.Expiry(token));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task An_access_token_with_the_lifetime_NEVER_does_not_expire()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);
        string token = await caller.AccessTokenAsync("NEVER");
        caller.Use(token);

        emulator.Clock.SetUtcNow(new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero));
        using HttpResponseMessage response = await caller.ListAsync();

        Assert.False(AccessTokens.Claims(token).ContainsKey("exp"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("P90D", 90)]
    [InlineData("P91D", 90)]
    [InlineData("NEVER", 90)]
    [InlineData("P1D", 1)]
    public async Task A_lifetime_beyond_the_longest_is_shortened(string lifetime, int days)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.LongestJwtLifetime = TimeSpan.FromDays(90);
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        string token = await caller.AccessTokenAsync(lifetime);

        Assert.Equal(Instants.Now.AddDays(days), AccessTokens.Expiry(token));
    }

    [Fact]
    public async Task A_lifetime_beyond_the_longest_is_rejected_where_it_is_not_shortened()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Maximo.Variants.LongestJwtLifetime = TimeSpan.FromDays(90);
        emulator.Maximo.Variants.RejectsLongerJwtLifetime = true;
        using MaximoCaller caller = MaximoCaller.Stranger(emulator);

        using HttpResponseMessage granted = await caller.AuthenticateAsync("P90D");
        using HttpResponseMessage rejected = await caller.AuthenticateAsync("NEVER");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (granted.StatusCode, rejected.StatusCode));
        Assert.Equal(1, emulator.Maximo.SignIns);
        Assert.Throws<ArgumentOutOfRangeException>(() => emulator.Maximo.Variants.LongestJwtLifetime = TimeSpan.Zero);
    }

    [Fact]
    public async Task An_access_token_near_the_end_of_the_calendar_works_until_its_end()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Clock.SetUtcNow(new(9999, 12, 31, 23, 45, 0, TimeSpan.Zero));
        using MaximoCaller caller = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage response = await caller.ListAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("90")]
    [InlineData("90D")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1D1Y")]
    [InlineData("P1W2D")]
    [InlineData("P-1D")]
    [InlineData("P1.5D")]
    [InlineData("p1d")]
    [InlineData("P0D")]
    [InlineData("P٣D")]
    [InlineData("never")]
    [InlineData("P1D ,P2D")]
    public async Task Sign_in_with_an_invalid_lifetime_is_rejected(string lifetime)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using MaximoCaller administrator = await MaximoCaller.AuthenticatedAsync(emulator);

        using HttpResponseMessage asInterval = await administrator.CreateAsync(MaximoCaller.Body(lifetime));

        Assert.Equal(HttpStatusCode.BadRequest, asInterval.StatusCode);
        if (lifetime.All(char.IsAscii))
        {
            using HttpResponseMessage asLifetime = await administrator.AuthenticateAsync(lifetime);
            Assert.Equal(HttpStatusCode.BadRequest, asLifetime.StatusCode);
        }
    }
}
