using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Tests.Protocol;

public sealed class ForeignPageTests
{
    [Theory]
    [InlineData("<html><head><title>Access denied</title></head><body>Ask IT.</body></html>", "Access denied")]
    [InlineData("<HTML><TITLE lang=en>\n  Access \t denied\n</TITLE>", "Access denied")]
    [InlineData("<html><title> </title><body><h1>Blocked</h1><p>by policy</p></body></html>", "Blocked by policy")]
    [InlineData("<html><head><style>b{}</style></head><script>x()</script><b>No</b><!-- y --></html>", "No")]
    [InlineData("<title>Tom &amp; Co &#27;[2J&#x202e; &lt;b&gt;</title>", "Tom & Co [2J <b>")]
    [InlineData("<?xml version='1.0'?><Error><Code>Denied</Code></Error>", "Denied")]
    [InlineData("<html>", "")]
    [InlineData("<html", "")]
    [InlineData("<title>open", "open")]
    [InlineData("<script>never closed", "never closed")]
    public void The_text_of_a_page_is_its_title_or_its_words(string page, string text) =>
        Assert.Equal(text, ForeignPage.TextOf(page));
}
