using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Tests.Protocol;

/// <summary>
/// How bodies are read that match the specification, or nearly, or not at all; and the messages for them.
/// </summary>
public sealed class WireJsonTests
{
    private static readonly JsonSerializerOptions _json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    [Theory]
    [InlineData("""["a","b"]""")]
    [InlineData("""{"items":["a","b"]}""")]
    [InlineData("""{"meta":{"page":["x"],"total":2},"items":["a","b"],"count":2}""")]
    [InlineData("""{"items":["a","b"],"total":2,"links":{"next":null}}""")]
    [InlineData("""{"\ud800":1,"error":null,"items":["a","b"]}""")]
    public void A_list_is_read_bare_or_as_the_only_list_of_an_object(string body) =>
        Assert.Equal(["a", "b"], Read<string[]>(body));

    [Theory]
    [InlineData("", "The response has no body.")]
    [InlineData("null", "The response is the JSON literal null.")]
    [InlineData(
        """{"items":["a"],"total":2}""",
        "The response lists 1 of 2; how to ask for the rest is not documented."
    )]
    [InlineData(
        """{"items":["a"],"others":[]}""",
        "The response should be a list, or an object with one list; it is an object with 2 lists."
    )]
    [InlineData(
        """{"errors":"none left"}""",
        "The response should be a list, but reports an error with a success status."
    )]
    public void A_body_that_is_not_a_list_is_reported(string body, string message) =>
        Assert.Equal(message, Error<string[]>(body).Message);

    [Theory]
    [InlineData("""{"Names":["a","b"]}""", new[] { "a", "b" })]
    [InlineData("""{"Names":"a"}""", new[] { "a" })]
    [InlineData("""{"Names":[]}""", new string[0])]
    public void A_single_value_is_read_as_a_list_of_one(string body, string[] names) =>
        Assert.Equal(names, Read<Named>(body).Names);

    [Fact]
    public void Null_in_a_list_is_refused() =>
        Assert.Contains(
            "is not the JSON that was expected",
            Error<Named>("""{"Names":["a",null]}""").Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_first_missing_required_member_is_named()
    {
        Assert.Equal("The response lacks the member 'Second'.", Error<Pair>("""{"First":"1"}""").Message);
        Assert.Equal("The response lacks the member 'First'.", Error<Pair>("{}").Message);
        Assert.Equal(
            "The response lacks the member 'Second'.",
            Error<Pair>("""{"first":"1","other":2,"First":"1"}""").Message
        );
    }

    [Fact]
    public void Invalid_JSON_is_reported_by_size_type_and_position_only()
    {
        Assert.Equal(
            "The response (11 bytes, declared as text/html) is not the JSON that was expected; the error is in line "
                + "2, at byte 1.",
            Error<Pair>("{\nunreadable", length: 11).Message
        );
        Assert.StartsWith(
            "The response (9 bytes, declared as nothing) is not the JSON",
            Error<Pair>("something", mediaType: null).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"error":"x"}""")]
    [InlineData("""{"other":1,"errors":["x"]}""")]
    [InlineData("""{"Exception":{}}""")]
    [InlineData("<html>")]
    [InlineData(" \t\r\n<html>")]
    public void An_error_or_a_page_is_foreign(string body) => Assert.True(Error<Pair>(body).IsForeign);

    [Theory]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"First":"error"}""")]
    [InlineData("text <b>")]
    [InlineData("   ")]
    public void Any_other_body_is_from_the_service(string body) => Assert.False(Error<Pair>(body).IsForeign);

    [Theory]
    [InlineData("""{"name":"nightly","value":"sent-once","scopes":[""", "sent-once")]
    [InlineData("""{"value":"sent-once","error":"x"}""", "sent-once")]
    [InlineData("""{"\ud800":1,"value":"sent-once"}""", "sent-once")]
    [InlineData("""{"value":"sent-once","value":"sent-twice"}""", null)]
    [InlineData("""{"value":" "}""", null)]
    [InlineData("""{"value":7}""", null)]
    public void A_single_value_in_an_unreadable_body_is_salvaged(string body, string? value) =>
        Assert.Equal(value, Error<Pair>(body).Salvaged?.Reveal());

    [Theory]
    [InlineData("""{"name":"nightly"}""", "nightly")]
    [InlineData("""{"name":""}""", null)]
    [InlineData("""{"name":7}""", null)]
    [InlineData("""{"name":"\ud800"}""", null)]
    public void The_id_in_an_unreadable_body_is_reported(string body, string? id) =>
        Assert.Equal(id, Error<Pair>(body).KeyId);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_blank_member_is_reported_with_the_key(string? text)
    {
        WireFormatException error = Assert.Throws<WireFormatException>(() =>
            WireFormatException.ThrowIfBlank(text, "value", "nightly")
        );

        Assert.Equal("The member 'value' of the response is blank.", error.Message);
        Assert.Equal("nightly", error.KeyId);
        WireFormatException.ThrowIfBlank("text", "value");
    }

    private static T Read<T>(string body, string? mediaType = "text/html") =>
        WireJson.Read(Encoding.UTF8.GetBytes(body), _json.TypeInfoOf<T>(), mediaType, WireDialect.Specified);

    private static WireFormatException Error<T>(string body, string? mediaType = "text/html", int? length = null) =>
        Assert.Throws<WireFormatException>(() => Read<T>(body.Substring(0, length ?? body.Length), mediaType));

    private sealed class Named
    {
        [JsonConverter(typeof(WireListConverter<string>))]
        public IReadOnlyList<string> Names { get; set; } = [];
    }

    private sealed class Pair
    {
        public string? Other { get; set; }

        [JsonRequired]
        public string? First { get; set; }

        [JsonRequired]
        public string? Second { get; set; }
    }
}
