using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Tests.Values;

public class CommandWordsTests
{
    [Theory]
    [InlineData("a b", "a", "b")]
    [InlineData("  a\t b\n", "a", "b")]
    [InlineData("a 'b c' \"d e\"", "a", "b c", "d e")]
    [InlineData("a --x='b c'd", "a", "--x=b cd")]
    [InlineData("a '' \"\"", "a", "", "")]
    [InlineData("a b\\ c \\'", "a", "b c", "'")]
    [InlineData("a \"b\\\"c\\\\d\\n\"", "a", "b\"c\\d\\n")]
    [InlineData("a 'b\\c\"'", "a", "b\\c\"")]
    [InlineData("a $HOME `b` $(c) *.d ~ | > x; y", "a", "$HOME", "`b`", "$(c)", "*.d", "~", "|", ">", "x;", "y")]
    public void Split_returns_the_words_of_a_shell_without_expansions(string command, params string[] words) =>
        Assert.Equal(words, CommandWords.Split(command));

    [Theory]
    [InlineData(@"C:\tools\op.exe read x\", @"C:\tools\op.exe", "read", @"x\")]
    [InlineData(
        @"""C:\Program Files\op.exe"" 'a b\' \\server\share",
        @"C:\Program Files\op.exe",
        @"a b\",
        @"\\server\share"
    )]
    public void On_Windows_a_backslash_stands_for_itself(string command, params string[] words) =>
        Assert.Equal(words, CommandWords.Split(command, isWindows: true));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("'' a")]
    [InlineData("a 'b")]
    [InlineData("a \"b\\\"")]
    public void Split_of_an_invalid_command_is_refused(string command) =>
        Assert.Throws<UsageException>(() => CommandWords.Split(command));

    [Theory]
    [InlineData("report-1/a=b@c:d", "report-1/a=b@c:d")]
    [InlineData("user sync", "'user sync'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    [InlineData("a;rm", "'a;rm'")]
    public void Split_of_a_quoted_word_returns_the_word(string word, string quoted)
    {
        Assert.Equal(quoted, CommandWords.Quote(word));
        Assert.Equal(["x", word], CommandWords.Split("x " + quoted));
    }
}
