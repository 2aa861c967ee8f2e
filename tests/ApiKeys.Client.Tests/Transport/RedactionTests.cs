using ApiKeys.Client.Http;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>What is left of the words of a service, to the character.</summary>
public sealed class RedactionTests
{
    private const string Fifteen = "0123456789abcde";

    [Fact]
    public void Nothing_said_is_nothing() => Assert.Null(Redaction.Clean(null));

    [Theory]
    [InlineData('"'), InlineData('\''), InlineData('`'), InlineData('<'), InlineData('>'), InlineData('('), InlineData(')'), InlineData('['), InlineData(']')]
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
    public void Any_other_character_belongs_to_the_run(string within) => Assert.Equal("***", Clean(Fifteen + within + Fifteen));

    [Theory]
    [InlineData("until 2027-11-21T00:00:00Z", "until 2027-11-21T00:00:00Z")]
    [InlineData("2027-11-21T00:00:00Z.", "2027-11-21T00:00:00Z.")]
    [InlineData("2027-11-21T00:00:00Z: no", "2027-11-21T00:00:00Z: no")]
    [InlineData("2027-11-21T00:00:00Zx", "***")]
    public void A_date_stays(string said, string passedOn) => Assert.Equal(passedOn, Clean(said));

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
    public void A_name_that_the_request_sent_stays_where_it_begins_a_run(string said, string passedOn) =>
        Assert.Equal(passedOn, Redaction.Clean(said, (string?)null, "ci", "the-name-that-we-sent", "sixteen-by-count"));

    [Theory]
    [InlineData(500, 500, false)]
    [InlineData(501, 500, true)]
    [InlineData(5000, 500, true)]
    public void A_long_text_is_cut_and_says_so(int length, int kept, bool isCut)
    {
        string said = string.Concat(Enumerable.Repeat("a ", 2500)).Substring(0, length);

        Assert.Equal(string.Concat(said.AsSpan(0, kept), isCut ? "…" : ""), Clean(said));
    }

    [Theory]
    [InlineData("p&s", "p&s")]
    [InlineData("p s*/", "p%20s%2A%2F")]
    [InlineData("p s*/", "p%20s%2a%2f")]
    [InlineData("p s*/", "p+s*%2F")]
    [InlineData("p s*/", "p+s*%2f")]
    [InlineData("p+é", "p\\u002B\\u00E9")]
    [InlineData("p+é", "p\\u002b\\u00e9")]
    [InlineData("p\"s", "p&quot;s")]
    [InlineData("s&", "s&amp;")]
    public void A_secret_is_masked_whole_in_every_spelling_however_short(string secret, string spelling)
    {
        Assert.Equal("no *** here", Redaction.Masked($"no {spelling} here", new ApiKeyValue(secret)));
        Assert.Equal("***", Redaction.Masked(spelling, new ApiKeyValue(secret)));
    }

    [Fact]
    public void A_secret_is_masked_as_often_as_it_stands_and_nothing_else_is()
    {
        Assert.Equal("***, *** and %2F", Redaction.Masked("p/s, p%2Fs and %2F", new ApiKeyValue("p/s")));
        Assert.Null(Redaction.Masked(null, new ApiKeyValue("p/s")));
    }

    private static string? Clean(string said) => Redaction.Clean(said);
}
