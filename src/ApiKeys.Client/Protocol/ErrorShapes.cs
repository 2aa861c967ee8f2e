using System.Text.Json;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads the error shapes that many servers share: a nested <c>error</c>, those of OAuth, OData and ASP.NET, problem
/// details (RFC 9457), and lists of errors. Member names are compared without regard to case, and to a prefix such as
/// <c>odata.</c> or <c>oslc:</c>.
/// </summary>
internal static class ErrorShapes
{
    private static readonly string[] _codes = ["code", "reasonCode", "errorCode"];
    private static readonly string[] _nested = ["error", "errors", "innerError", "details"];
    private static readonly string[] _fields = ["errors", "modelState"];

    /// <summary>The code and the message of an error; both null where nothing is known.</summary>
    public static ServiceError Read(JsonElement error) =>
        error.ValueKind switch
        {
            JsonValueKind.Object => ReadObject(error),
            JsonValueKind.Array => error.EnumerateArray().Select(Read).FirstOrDefault(HasText) ?? new ServiceError(),
            _ => new ServiceError { Message = TextOf(error) },
        };

    private static bool HasText(ServiceError error) => error.Code is not null || error.Message is not null;

    private static ServiceError ReadObject(JsonElement error)
    {
        string? named = TextOf(error, "error");
        string? message = MessageOf(error);
        string? code =
            _codes.Select(name => CodeOf(error, name)).FirstOrDefault(static text => text is not null)
            ?? (message is null ? null : named);
        ServiceError inner = message is null && named is null ? Nested(error) : new ServiceError();
        return new ServiceError { Code = code ?? inner.Code, Message = message ?? named ?? inner.Message };
    }

    private static ServiceError Nested(JsonElement error) =>
        _nested
            .Select(name => JsonNames.Find(error, name))
            .Where(static value => value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array })
            .Select(static value => Read(value!.Value))
            .FirstOrDefault(HasText)
        ?? new ServiceError();

    /// <summary>The text of the error, and what is wrong with each field.</summary>
    private static string? MessageOf(JsonElement error)
    {
        string? text = TextOf(error, "message") ?? TextOf(error, "error_description") ?? ProblemOf(error);
        string? fields = Joined("; ", [.. _fields.Select(name => JsonNames.Find(error, name)).SelectMany(Fields)]);
        return fields is null ? text : $"{text} ({fields})".TrimStart();
    }

    private static string? ProblemOf(JsonElement error) =>
        TextOf(error, "detail") is { } detail
            ? Joined(". ", [TextOf(error, "title")?.TrimEnd('.'), detail])
            : TextOf(error, "title");

    private static IEnumerable<string> Fields(JsonElement? errors) =>
        errors is { ValueKind: JsonValueKind.Object } fields
            ? from field in JsonNames.MembersOf(fields)
            let texts = Joined(" ", TextsOf(field.Value))
            where texts is not null
            select $"{field.Name}: {texts}"
            : [];

    private static IEnumerable<string?> TextsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(TextOf) : [TextOf(value)];

    private static string? Joined(string separator, IEnumerable<string?> texts) =>
        string.Join(separator, texts.OfType<string>()) is { Length: > 0 } joined ? joined : null;

    private static string? TextOf(JsonElement error, string name) =>
        JsonNames.Find(error, name) is { } value ? TextOf(value) : null;

    /// <summary>A text, or that of an object which holds it beside its language.</summary>
    private static string? TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.ToText() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
            JsonValueKind.Object
                when value.TryFind("value", out JsonElement text) && text.ValueKind == JsonValueKind.String => TextOf(
                text
            ),
            _ => null,
        };

    private static string? CodeOf(JsonElement error, string name) =>
        JsonNames.Find(error, name) is { ValueKind: JsonValueKind.Number } number
            ? number.GetRawText()
            : TextOf(error, name);
}
