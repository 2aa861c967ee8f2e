using System.Text;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Tests.Secrets;

/// <summary>The exact text that is kept of a service's message.</summary>
public sealed class RedactionTests
{
    private const string Fifteen = "0123456789abcde";

    [Fact]
    public void Null_stays_null() => Assert.Null(Redaction.Clean(null));

    [Theory]
    [
        InlineData('"'),
        InlineData('\''),
        InlineData('`'),
        InlineData('<'),
        InlineData('>'),
        InlineData('('),
        InlineData(')'),
        InlineData('['),
        InlineData(']')
    ]
    [InlineData('{'), InlineData('}'), InlineData(','), InlineData(';'), InlineData(' '), InlineData('\u00A0')]
    public void A_delimiter_ends_a_run_and_stays(char delimiter)
    {
        Assert.Equal(Fifteen + delimiter + Fifteen, Clean(Fifteen + delimiter + Fifteen));
        Assert.Equal($"***{delimiter}***", Clean($"{Fifteen}f{delimiter}{Fifteen}f"));
    }

    [Theory]
    [InlineData('\n'), InlineData('\0'), InlineData('\u007F')]
    public void A_control_character_ends_a_run_and_becomes_a_blank(char control) =>
        Assert.Equal($"{Fifteen} {Fifteen}", Clean(Fifteen + control + Fifteen));

    [Theory]
    [InlineData("."), InlineData("/"), InlineData("="), InlineData("-"), InlineData(":")]
    public void Any_other_character_belongs_to_the_run(string within) =>
        Assert.Equal("***", Clean(Fifteen + within + Fifteen));

    [Theory]
    [InlineData("UnsupportedApiVersion", "UnsupportedApiVersion")]
    [InlineData("unsupported_grant_type", "unsupported_grant_type")]
    [InlineData("NAME_ALREADY_TAKEN", "NAME_ALREADY_TAKEN")]
    [InlineData("Keys.NameAlreadyTaken", "Keys.NameAlreadyTaken")]
    [InlineData("UnsupportedApiVersion2", "***")]
    [InlineData("unsupportedapiversion", "***")]
    [InlineData("UNSUPPORTEDAPIVERSION", "***")]
    [InlineData("qOBbZYxwVuTsRRqqPp", "***")]
    [InlineData("TheSecretOfTheAccount", "***")]
    public void A_code_made_of_words_is_kept_unless_it_is_a_secret(string said, string passedOn) =>
        Assert.Equal(passedOn, Redaction.CleanCode(said, [new SecretValue("TheSecretOfTheAccount")]));

    [Theory]
    [InlineData("until 2027-11-21T00:00:00Z", "until 2027-11-21T00:00:00Z")]
    [InlineData("2027-11-21T00:00:00Z.", "2027-11-21T00:00:00Z.")]
    [InlineData("2027-11-21T00:00:00Z: no", "2027-11-21T00:00:00Z: no")]
    [InlineData("2027-11-21T00:00:00Zx", "***")]
    public void A_date_is_kept(string said, string passedOn) => Assert.Equal(passedOn, Clean(said));

    [Theory]
    [InlineData("the-name-that-we-sent exists", "the-name-that-we-sent exists")]
    [InlineData("'the-name-that-we-sent'", "'the-name-that-we-sent'")]
    [InlineData("the-name-that-we-sent.", "the-name-that-we-sent.")]
    [InlineData("the-name-that-we-sent:0123456789abcdef", "the-name-that-we-sent***")]
    [InlineData("The-name-that-we-sent", "***")]
    [InlineData("not-the-name-that-we-sent", "***")]
    [InlineData("the-name-that-we-sen", "***")]
    [InlineData("sixteen-by-count", "sixteen-by-count")]
    [InlineData("ci0123456789abcdef", "***")]
    public void A_name_from_the_request_is_kept_at_the_start_of_a_run(string said, string passedOn) =>
        Assert.Equal(passedOn, Redaction.Clean(said, (string?)null, "ci", "the-name-that-we-sent", "sixteen-by-count"));

    [Theory]
    [InlineData(500, 500, false)]
    [InlineData(501, 500, true)]
    [InlineData(5000, 500, true)]
    public void A_long_text_is_truncated_with_an_ellipsis(int length, int kept, bool isCut)
    {
        string said = string.Concat(Enumerable.Repeat("a ", 2500)).Substring(0, length);

        Assert.Equal(string.Concat(said.AsSpan(0, kept), isCut ? "…" : ""), Clean(said));
    }

    [Theory]
    [InlineData(499, 499)]
    [InlineData(498, 500)]
    [InlineData(500, 500)]
    public void A_long_text_is_not_truncated_within_a_character(int before, int kept)
    {
        string said = string.Concat(string.Concat(Enumerable.Repeat("a ", 250)).AsSpan(0, before), "🔑 and more");

        Assert.Equal(string.Concat(said.AsSpan(0, kept), "…"), Clean(said));
    }

    [Theory]
    [InlineData("p&s", "p&s")]
    [InlineData("p s*/", "p%20s%2A%2F")]
    [InlineData("p s*/", "p%20s%2a%2f")]
    [InlineData("p s*/", "p+s*%2F")]
    [InlineData("p s*/", "p+s*%2f")]
    [InlineData("p+é", "p\\u002B\\u00E9")]
    [InlineData("p+é", "p\\u002b\\u00e9")]
    [InlineData("/ABC", "%2fABC")]
    [InlineData("éFA", "%c3%a9FA")]
    [InlineData("+ABCDE", "\\u002bABCDE")]
    [InlineData("%AB+y", "%AB\\u002by")]
    [InlineData("\\uABCD+y", "\\\\uABCD\\u002by")]
    [InlineData("A\nB+", "A\\nB\\u002b")]
    [InlineData("p\"s", "p&quot;s")]
    [InlineData("s&", "s&amp;")]
    public void A_secret_is_masked_completely_in_every_encoding_however_short(string secret, string spelling)
    {
        Assert.Equal("no *** here", Redaction.Masked($"no {spelling} here", new SecretValue(secret)));
        Assert.Equal("***", Redaction.Masked(spelling, new SecretValue(secret)));
    }

    [Fact]
    public void Every_occurrence_of_a_secret_is_masked_and_nothing_else()
    {
        Assert.Equal("***, *** and %2F", Redaction.Masked("p/s, p%2Fs and %2F", new SecretValue("p/s")));
        Assert.Null(Redaction.Masked(null, new SecretValue("p/s")));
    }

    [Theory]
    [InlineData("secret/of=44", true)]
    [InlineData("of=4", true)]
    [InlineData("id-secret/o", true)]
    [InlineData("id-secret/", false)]
    [InlineData("secret%2Fof", true)]
    [InlineData("secret%2fo", true)]
    [InlineData("0b3c8f5e-7f5b-4e0e-9d3e-0c8d6f1f2a3b", false)]
    public void An_id_that_is_part_of_a_secret_or_starts_like_it_reveals_it(string id, bool reveals) =>
        Assert.Equal(reveals, Redaction.Reveals(id, new SecretValue("secret/of=44")));

    [Theory]
    [InlineData("abc:"), InlineData("abcd:"), InlineData("abcde:")]
    public void A_Base64_id_that_contains_a_secret_reveals_it(string before)
    {
        const string Secret = "s?>~?>~?>~44";
        string id = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Secret));

        Assert.True(Redaction.Reveals(id, new SecretValue(Secret)));
        Assert.True(Redaction.Reveals(id.Replace('+', '-').Replace('/', '_'), new SecretValue(Secret)));
        Assert.True(
            Redaction.Reveals(
                $"id-{Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).Substring(0, 8)}",
                new SecretValue(Secret)
            )
        );
        Assert.False(Redaction.Reveals(id, new SecretValue("another-secret")));
    }

    [Fact]
    public void An_id_that_contains_a_whole_short_secret_reveals_it()
    {
        Assert.True(Redaction.Reveals("id-x9!", new SecretValue("x9!")));
        Assert.False(Redaction.Reveals("id-x9", new SecretValue("x9!")));
    }

    private static string? Clean(string said) => Redaction.Clean(said);
}
