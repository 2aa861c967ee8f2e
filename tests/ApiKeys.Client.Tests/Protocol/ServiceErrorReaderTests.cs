using System.Text;
using System.Text.Json;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Tests.Protocol;

/// <summary>
/// Reads errors of any service: the request id from the headers, and text where the body is not an object.
/// </summary>
public sealed class ServiceErrorReaderTests
{
    private const string Longest =
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456f";

    [Theory]
    [InlineData("a")]
    [InlineData("Az09-_.:")]
    [InlineData(Longest)]
    public void A_request_id_has_letters_digits_and_a_few_marks(string id) =>
        Assert.Equal(id, Read([("X-Request-Id", [id])]).RequestId);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("<id>")]
    [InlineData(Longest + "0")]
    public void An_invalid_request_id_is_skipped_for_the_next_header(string text)
    {
        Assert.Null(Read([("X-Request-Id", [text])]).RequestId);
        Assert.Equal(
            "next",
            Read([("X-Correlation-Id", ["last"]), ("Request-Id", ["next"]), ("X-Request-Id", [text])]).RequestId
        );
    }

    [Fact]
    public void Of_several_ids_in_a_header_the_first_counts() =>
        Assert.Equal("one", Read([("Request-Id", ["one", "two"])]).RequestId);

    [Fact]
    public void A_request_id_that_reveals_a_secret_is_ignored()
    {
        SecretValue[] secrets = [new("first-secret-of-the-account"), new("second-secret-of-the-account")];

        Assert.Equal("harmless", Read([("X-Request-Id", ["harmless"])], secrets: secrets).RequestId);
        Assert.All(
            secrets,
            secret => Assert.Null(Read([("X-Request-Id", [secret.Reveal()])], secrets: secrets).RequestId)
        );
    }

    [Fact]
    public void A_request_id_in_the_body_takes_precedence_over_the_headers() =>
        Assert.Equal(
            "of-the-body",
            Read([("X-Request-Id", ["of-the-header"])], """{"requestId":"of-the-body"}""").RequestId
        );

    [Theory]
    [InlineData("""{"message":"as an object"}""", "as an object")]
    [InlineData("\"as a string\"", "\"as a string\"")]
    [InlineData("[\"as a list\"]", "[\"as a list\"]")]
    [InlineData(" as text\n", "as text")]
    [InlineData("<html>as a page</html>", null)]
    [InlineData("  ", null)]
    [InlineData("""{"message":" "}""", null)]
    [InlineData("""{"message":7}""", null)]
    [InlineData("""{"message":"\ud800"}""", null)]
    [InlineData("""{"\ud800":"a name that is none","message":"behind it"}""", "behind it")]
    public void The_message_is_read_from_a_JSON_object_or_plain_text(string body, string? message) =>
        Assert.Equal(message, Read([], body).Message);

    private static ServiceError Read(
        IEnumerable<(string Name, string[] Values)> headers,
        string body = "",
        IReadOnlyCollection<SecretValue>? secrets = null
    )
    {
        using HttpResponseMessage response = new();
        foreach ((string name, string[] values) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, values);
        }

        return new Reader().Read(response, Encoding.UTF8.GetBytes(body), secrets ?? []);
    }

    private sealed class Reader : ServiceErrorReader
    {
        protected override ErrorOrigin OriginOf(JsonElement error) => ErrorOrigin.Service;

        protected override ServiceError ReadObject(JsonElement error) =>
            new() { Message = TextOf(error, "message"), RequestId = TextOf(error, "requestId") };
    }
}
