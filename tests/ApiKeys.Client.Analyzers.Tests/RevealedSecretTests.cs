namespace ApiKeys.Client.Analyzers.Tests;

/// <summary>AK0002: the text of a secret in a log or in other text.</summary>
public sealed class RevealedSecretTests
{
    [Theory]
    [InlineData("Save($\"Bearer {value.Reveal()}\");")]
    [InlineData("Save($\"Bearer {value.Reveal().Trim(),20}\");")]
    [InlineData("FormattableString text = $\"{value.Reveal()}\";")]
    [InlineData("new StringBuilder().Append($\"{value.Reveal()}\");")]
    [InlineData("Save(\"Bearer \" + value.Reveal());")]
    [InlineData("var text = \"\"; text += value.Reveal();")]
    [InlineData("Save(string.Format(\"{0}\", value.Reveal()));")]
    [InlineData("Save(string.Format(\"{0}{1}{2}{3}\", 1, 2, 3, value.Reveal()));")]
    [InlineData("Save(string.Concat(\"a\", value.Reveal()));")]
    [InlineData("Save(string.Join(',', \"a\", value.Reveal()));")]
    [InlineData("Console.WriteLine(value.Reveal());")]
    [InlineData("Console.WriteLine(\"{0} {1} {2} {3}\", 1, 2, 3, value.Reveal());")]
    [InlineData("Console.Write((object)value.Reveal());")]
    [InlineData("Debug.WriteLine(value.Reveal());")]
    [InlineData("Trace.TraceInformation(\"{0}\", value.Reveal());")]
    [InlineData("logger.LogInformation(\"{Value}\", value.Reveal());")]
    [InlineData("logger.LogInformation(\"{Value}\", value is null ? \"none\" : value.Reveal());")]
    [InlineData("logger.LogError(\"{Value} {Again}\", new object[] { 1, value.Reveal() });")]
    [InlineData("logger.Log(LogLevel.Error, 1, value.Reveal(), null, (text, _) => text);")]
    [InlineData("LogText(logger, value.Reveal());")]
    public async Task A_revealed_secret_in_text_or_in_a_log_is_reported(string statement) =>
        Assert.Equal(["AK0002 value.Reveal()"], await Code.FindingsInAsync(statement));

    [Theory]
    [InlineData("Console.WriteLine(maybe?.Value.Reveal() ?? \"none\");", "AK0002 .Value.Reveal()")]
    [InlineData("Console.WriteLine($\"{value.Reveal()}\");", "AK0002 value.Reveal()")]
    public async Task A_revealed_secret_is_reported_once(string statement, string finding) =>
        Assert.Equal([finding], await Code.FindingsInAsync(statement));

    [Theory]
    [InlineData("Save(value.Reveal());")]
    [InlineData("var text = value.Reveal();")]
    [InlineData("Console.WriteLine($\"{value} {value.Fingerprint} {value.Reveal().Length}\");")]
    [InlineData("logger.LogInformation(\"{Value}\", value);")]
    [InlineData("Debug.Assert(value.Reveal() == \"a\");")]
    [InlineData("if (string.IsNullOrEmpty(value.Reveal()) || string.Equals(value.Reveal(), \"a\")) { }")]
    [InlineData("new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", value.Reveal());")]
    public async Task A_secret_that_is_passed_on_or_masked_is_not_reported(string statement) =>
        Assert.Empty(await Code.FindingsInAsync(statement));
}
