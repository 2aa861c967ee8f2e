using System.Text;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>Subject and lifetime of an access token, each read as far as it is present and understood.</summary>
public sealed class JwtTests
{
    private static readonly DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(1_000_000);

    [Theory]
    [InlineData("""{"sub":"me","iat":999900,"exp":1000050}""", "me", 50)]
    [InlineData("""{"sub":"me","exp":1000050}""", "me", 50)]
    [InlineData("""{"sub":"me","iat":1000000,"exp":1000050}""", "me", 50)]
    [InlineData("""{"sub":7,"iat":1000000,"exp":1000050}""", null, 50)]
    [InlineData("""{"iat":"1000000","exp":1000050}""", null, 50)]
    [InlineData("""{"sub":"me","exp":"1000050"}""", "me", null)]
    [InlineData("""{"sub":"me","exp":1000000}""", "me", null)]
    [InlineData("""{"sub":"me","exp":999999}""", "me", null)]
    [InlineData("""{"sub":"me"}""", "me", null)]
    [InlineData("""{"sub":"me","exp":1e300}""", "me", null)]
    [InlineData("""["sub","me"]""", null, null)]
    [InlineData("no claims", null, null)]
    public void Each_claim_is_read_independently(string claims, string? subject, int? seconds) =>
        Is(subject, seconds, Token(claims), _now);

    [Theory]
    [InlineData(1_000_001, 1_000_061)]
    [InlineData(999_940, 1_000_000)]
    [InlineData(999_000, 999_060)]
    public void The_full_lifetime_applies_when_the_clocks_differ(long made, long end) =>
        Is(null, 60, Token($$"""{"iat":{{made}},"exp":{{end}}}"""), _now);

    [Fact]
    public void A_lifetime_beyond_the_range_of_TimeSpan_is_unknown() =>
        Is(null, null, Token("""{"exp":922337203685.4775}"""), DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.b")]
    [InlineData("a.!.c")]
    public void A_token_that_is_not_a_JWT_has_no_claims(string token) => Is(null, null, token, _now);

    private static void Is(string? subject, int? seconds, string token, DateTimeOffset now) =>
        Assert.Equal(
            new MaximoJwt(subject, seconds is { } life ? TimeSpan.FromSeconds(life) : null),
            MaximoJwt.Read(token, now)
        );

    private static string Token(string claims) =>
        $"head.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.signature";
}
