using ApiKeys.Client.Protocol;
using System.Net;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>How the generated clients put a request together, and what they refuse to.</summary>
public sealed class WireRequestTests
{
    private static readonly Uri _address = new("https://service.example/base/");

    [Fact]
    public void A_query_parameter_stands_once_for_each_value_and_for_none_not_at_all()
    {
        Assert.Equal(
            "https://service.example/base/keys?id=1&id=a%20b",
            Sent(request => request.WithQueryList("id", ["1", "a b"])).RequestUri!.AbsoluteUri
        );
        Assert.Equal(
            "https://service.example/base/keys",
            Sent(request =>
                request.WithQueryList<string>("id", null).WithQuery<string?>("name", null)
            ).RequestUri!.AbsoluteUri
        );
    }

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData(" blank")]
    [InlineData("blank ")]
    [InlineData("")]
    [InlineData("ümlaut")]
    public void A_header_that_would_break_the_request_is_refused_and_not_repeated(string text)
    {
        ArgumentException fault = Assert.Throws<ArgumentException>(() =>
            Sent(request => request.WithHeader("x-id", text))
        );

        Assert.StartsWith(
            "The header 'x-id' takes visible ASCII characters only, without line breaks, and without blanks at the "
                + "ends.",
            fault.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("x-id", fault.ParamName);
    }

    [Fact]
    public void A_header_is_sent_as_it_is_and_nothing_not_at_all()
    {
        Assert.Equal(["a b"], Sent(request => request.WithHeader("x-id", "a b")).Headers.GetValues("x-id"));
        Assert.False(Sent(request => request.WithHeader<string?>("x-id", null)).Headers.Contains("x-id"));
    }

    [Theory]
    [InlineData(null, "is empty")]
    [InlineData("..", "is '..', which the rules of URLs would rewrite")]
    [InlineData("a\tb", "has a control character")]
    public void An_id_that_would_not_arrive_is_refused(string? id, string fault) =>
        Assert.Equal($"The name {fault}; no key can have it as its id. Nothing was sent.", Refusal(id));

    [Fact]
    public void Half_of_a_character_is_refused() =>
        Assert.All(
            ["\ud83d", "a\ude00b"],
            id =>
                Assert.Equal(
                    "The name has half a surrogate pair, which is no character; no key can have it as its id. "
                        + "Nothing was sent.",
                    Refusal(id)
                )
        );

    [Fact]
    public void A_value_without_a_form_of_its_own_is_written_as_it_says()
    {
        Assert.Equal(
            "https://service.example/base/keys?to=https%3A%2F%2Fother.example%2F",
            Sent(request => request.WithQuery("to", new Uri("https://other.example/"))).RequestUri!.AbsoluteUri
        );
        Assert.Equal(
            "https://service.example/base/keys?to=",
            Sent(request => request.WithQuery("to", new Silent())).RequestUri!.AbsoluteUri
        );
    }

    [Fact]
    public void An_answer_that_comes_later_is_not_kept()
    {
        Watched content = new();
        HttpResponseMessage response = new(HttpStatusCode.Accepted) { Content = content };
        response.Headers.TryAddWithoutValidation("Location", "actions/7");

        Assert.Equal(
            "actions/7",
            Assert.Throws<WireAcceptedException>(() => WireAcceptedException.ThrowIfAccepted(response)).Location
        );

        Assert.True(content.IsDisposed);
    }

    private static string Refusal(string? id)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() =>
            Sent(request => request.WithPath("name", id))
        );
        Assert.Equal("name", refusal.ParamName);
        return refusal.Message.Replace(" (Parameter 'name')", "", StringComparison.Ordinal);
    }

    private static HttpRequestMessage Sent(Func<WireRequest, WireRequest> build) =>
        build(new WireRequest(HttpMethod.Get, "keys")).ToMessage(_address, WireDialect.Specified);

    private sealed class Silent
    {
        public override string? ToString() => null;
    }

    private sealed class Watched() : ByteArrayContent([])
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
