using System.Text;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// What is read of an access token: whose it is and how long it lives, each as far as it is there and understood.
/// </summary>
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
    public void Each_claim_counts_as_far_as_it_is_understood(string claims, string? subject, int? seconds) =>
        Is(subject, seconds, Token(claims), _now);

    [Theory]
    [InlineData(1_000_001, 1_000_061)]
    [InlineData(999_940, 1_000_000)]
    [InlineData(999_000, 999_060)]
    public void Where_the_clocks_differ_the_whole_time_counts(long made, long end) =>
        Is(null, 60, Token($$"""{"iat":{{made}},"exp":{{end}}}"""), _now);

    [Fact]
    public void A_life_beyond_what_can_be_counted_is_unknown() =>
        Is(null, null, Token("""{"exp":922337203685.4775}"""), DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("")]
    [InlineData("opaque")]
    [InlineData("a.b")]
    [InlineData("a.!.c")]
    public void A_token_of_another_form_says_nothing(string token) => Is(null, null, token, _now);

    private static void Is(string? subject, int? seconds, string token, DateTimeOffset now) =>
        Assert.Equal(
            new MaximoJwt(subject, seconds is { } life ? TimeSpan.FromSeconds(life) : null),
            MaximoJwt.Read(token, now)
        );

    private static string Token(string claims) =>
        $"head.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.signature";
}
