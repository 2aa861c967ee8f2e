using System.Net;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Tests.Protocol;

/// <summary>How the generated clients build a request, and which values they refuse.</summary>
public sealed class WireRequestTests
{
    private static readonly Uri _address = new("https://service.example/base/");

    [Fact]
    public void A_query_parameter_is_written_once_for_each_value_and_omitted_without_one()
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
    public void An_invalid_header_value_is_refused_and_not_quoted(string text)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            Sent(request => request.WithHeader("x-id", text))
        );

        Assert.StartsWith(
            "The header 'x-id' takes visible ASCII characters only, without line breaks, and without blanks at the "
                + "ends.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("x-id", error.ParamName);
    }

    [Fact]
    public void A_header_is_sent_unchanged_and_omitted_when_null()
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
    public void Half_a_surrogate_pair_is_refused() =>
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
    public void A_value_of_another_type_is_written_by_ToString()
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
    public void A_202_response_is_disposed()
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

    private static HttpRequestMessage Sent(Func<WireRequest, WireRequest> build)
    {
        WireRequest request = build(new WireRequest(HttpMethod.Get, "keys"));
        return request.ToMessage(_address, WireDialect.Specified.FormOf(request), WireDialect.Specified);
    }

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
