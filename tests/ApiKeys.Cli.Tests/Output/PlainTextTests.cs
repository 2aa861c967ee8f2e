using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Tests.Output;

public class PlainTextTests
{
    [Theory]
    [InlineData("report", "report")]
    [InlineData("Prüfung 日本 ☂", "Prüfung 日本 ☂")]
    [InlineData("re\u200Bport", @"re\u200Bport")]
    [InlineData("\u202Etroper", @"\u202Etroper")]
    [InlineData("re\u00ADport\uFEFF", @"re\u00ADport\uFEFF")]
    [InlineData("a\u001B[2Jb\u009Bc", @"a\u001B[2Jb\u009Bc")]
    [InlineData("a\nb\rc\td", @"a\u000Ab\u000Dc\u0009d")]
    [InlineData("a\u00A0b\u3000c\u2028", @"a\u00A0b\u3000c\u2028")]
    [InlineData("a\U000E0041b", @"a\uDB40\uDC41b")]
    [InlineData("a\u3164b\uFE0F", @"a\u3164b\uFE0F")]
    [InlineData("👩‍👧 ❤️ 👩🏽‍🚀", "👩‍👧 ❤️ 👩🏽‍🚀")]
    [InlineData("a\u200Db", @"a\u200Db")]
    [InlineData("👩\u200D", @"👩\u200D")]
    [InlineData("report ", @"report\u0020")]
    [InlineData("  report", @"\u0020\u0020report")]
    [InlineData("  ", @"\u0020\u0020")]
    [InlineData("", "")]
    public void Invisible_characters_in_a_cell_are_escaped(string text, string shown) =>
        Assert.Equal(shown, PlainText.OfCell(text));

    [Fact]
    public void A_message_keeps_its_line_breaks() => Assert.Equal("one \ntwo\\u001B", PlainText.Of("one \ntwo\u001B"));
}
