using ApiKeys.Client.Protocol;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>How bodies are read that are as specified, or nearly, or not at all; and what is said of those.</summary>
public sealed class WireJsonTests
{
    private static readonly JsonSerializerOptions _json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    [Theory]
    [InlineData("""["a","b"]""")]
    [InlineData("""{"items":["a","b"]}""")]
    [InlineData("""{"meta":{"page":["x"],"total":9},"items":["a","b"],"count":2}""")]
    [InlineData("""{"items":["a","b"],"total":2,"links":{"next":null}}""")]
    [InlineData("""{"\ud800":1,"error":null,"items":["a","b"]}""")]
    public void A_list_is_bare_or_the_one_list_of_an_object(string body) =>
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
    public void What_is_no_list_is_told(string body, string message) =>
        Assert.Equal(message, Fault<string[]>(body).Message);

    [Theory]
    [InlineData("""{"Names":["a","b"]}""", new[] { "a", "b" })]
    [InlineData("""{"Names":"a"}""", new[] { "a" })]
    [InlineData("""{"Names":[]}""", new string[0])]
    public void A_value_that_stands_alone_is_a_list_of_one(string body, string[] names) =>
        Assert.Equal(names, Read<Named>(body).Names);

    [Fact]
    public void Nothing_is_no_item_of_a_list() =>
        Assert.Contains(
            "is not the JSON that was expected",
            Fault<Named>("""{"Names":["a",null]}""").Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void The_first_member_that_must_be_there_and_is_not_is_named()
    {
        Assert.Equal("The response lacks the member 'Second'.", Fault<Pair>("""{"First":"1"}""").Message);
        Assert.Equal("The response lacks the member 'First'.", Fault<Pair>("{}").Message);
        Assert.Equal(
            "The response lacks the member 'Second'.",
            Fault<Pair>("""{"first":"1","other":2,"First":"1"}""").Message
        );
    }

    [Fact]
    public void Of_what_is_no_JSON_size_type_and_place_are_told_and_nothing_else()
    {
        Assert.Equal(
            "The response (11 bytes, declared as text/html) is not the JSON that was expected; the error is in line "
                + "2, at byte 1.",
            Fault<Pair>("{\nunreadable", length: 11).Message
        );
        Assert.StartsWith(
            "The response (9 bytes, declared as nothing) is not the JSON",
            Fault<Pair>("something", mediaType: null).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"error":"x"}""")]
    [InlineData("""{"other":1,"errors":["x"]}""")]
    [InlineData("""{"Exception":{}}""")]
    [InlineData("<html>")]
    [InlineData(" \t\r\n<html>")]
    public void An_error_or_a_page_speaks_for_somebody_else(string body) => Assert.True(Fault<Pair>(body).IsForeign);

    [Theory]
    [InlineData("""{"error":null}""")]
    [InlineData("""{"First":"error"}""")]
    [InlineData("text <b>")]
    [InlineData("   ")]
    public void Everything_else_speaks_for_the_service(string body) => Assert.False(Fault<Pair>(body).IsForeign);

    [Theory]
    [InlineData("""{"name":"nightly","value":"told-once","scopes":[""", "told-once")]
    [InlineData("""{"value":"told-once","error":"x"}""", "told-once")]
    [InlineData("""{"\ud800":1,"value":"told-once"}""", "told-once")]
    [InlineData("""{"value":"told-once","value":"told-twice"}""", null)]
    [InlineData("""{"value":" "}""", null)]
    [InlineData("""{"value":7}""", null)]
    public void The_only_value_in_what_cannot_be_read_is_saved(string body, string? value) =>
        Assert.Equal(value, Fault<Pair>(body).Salvaged?.Reveal());

    [Theory]
    [InlineData("""{"name":"nightly"}""", "nightly")]
    [InlineData("""{"name":""}""", null)]
    [InlineData("""{"name":7}""", null)]
    [InlineData("""{"name":"\ud800"}""", null)]
    public void The_key_is_named_where_the_body_does(string body, string? id) =>
        Assert.Equal(id, Fault<Pair>(body).KeyId);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void A_member_that_is_blank_is_named_with_the_key(string? text)
    {
        WireFormatException fault = Assert.Throws<WireFormatException>(() =>
            WireFormatException.ThrowIfBlank(text, "value", "nightly")
        );

        Assert.Equal("The member 'value' of the response is blank.", fault.Message);
        Assert.Equal("nightly", fault.KeyId);
        WireFormatException.ThrowIfBlank("text", "value");
    }

    private static T Read<T>(string body, string? mediaType = "text/html") =>
        WireJson.Read(Encoding.UTF8.GetBytes(body), _json.TypeInfoOf<T>(), mediaType, WireDialect.Specified);

    private static WireFormatException Fault<T>(string body, string? mediaType = "text/html", int? length = null) =>
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
