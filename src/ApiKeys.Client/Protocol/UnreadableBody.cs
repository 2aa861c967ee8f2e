using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// Examines a body that could not be read: what is wrong with it, and whether a value can be saved from it.
/// </summary>
internal static class UnreadableBody
{
    private static readonly string[] _errorMembers = ["error", "errors", "exception"];

    /// <summary>The exception that reports it. Its text holds no byte of the body.</summary>
    public static WireFormatException Describe(
        ReadOnlySpan<byte> body,
        JsonTypeInfo type,
        string? mediaType,
        WireDialect dialect,
        JsonException error
    )
    {
        (string? missing, string? keyId, bool isError) = Explain(body, type, dialect);
        bool isPage = IsMarkup(body);
        return new WireFormatException(
            missing is not null
                ? $"The response lacks the member '{missing}'."
                : $"The response ({body.Length} bytes, declared as {mediaType ?? "nothing"}) is not the JSON that was "
                    + "expected; "
                    + (
                        isPage
                            ? "it is a page, which a proxy or a gateway may have sent. Check the proxy settings "
                                + "(HTTPS_PROXY, NO_PROXY)."
                            : $"the error is in line {error.LineNumber + 1}, at byte {error.BytePositionInLine + 1}."
                    )
        )
        {
            IsForeign = isError || isPage,
            KeyId = keyId,
            Salvaged = Salvage(body, dialect.ValueMember),
        };
    }

    /// <summary>
    /// The first missing member, the id of the key in the body, and whether the body reports an error, whatever its
    /// status.
    /// </summary>
    private static (string? Missing, string? KeyId, bool IsError) Explain(
        ReadOnlySpan<byte> body,
        JsonTypeInfo type,
        WireDialect dialect
    )
    {
        using JsonDocument? document = TryParse(body);
        try
        {
            return document?.RootElement is { ValueKind: JsonValueKind.Object } root
                ? (
                    type.Properties.FirstOrDefault(member => member.IsRequired && !Has(root, member.Name))?.Name,
                    dialect.KeyIdOf(root),
                    _errorMembers.Any(member => Has(root, member))
                )
                : default;
        }
        catch (InvalidOperationException)
        {
            return default; // A text in it is no valid Unicode.
        }
    }

    private static bool IsMarkup(ReadOnlySpan<byte> body)
    {
        int start = 0;
        while (start < body.Length && body[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        return start < body.Length && body[start] == (byte)'<';
    }

    private static bool Has(JsonElement root, string member) =>
        root.EnumerateObject()
            .Any(found =>
                string.Equals(found.Name, member, StringComparison.OrdinalIgnoreCase)
                && found.Value.ValueKind != JsonValueKind.Null
            );

    private static JsonDocument? TryParse(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SecretValue? Salvage(ReadOnlySpan<byte> body, string valueMember)
    {
        HashSet<string> values = [];
        try
        {
            Utf8JsonReader reader = new(body);
            while (reader.Read())
            {
                if (
                    reader.TokenType == JsonTokenType.PropertyName
                    && reader.IsNamed(valueMember)
                    && reader.Read()
                    && reader.TokenType == JsonTokenType.String
                )
                {
                    values.Add(reader.GetString()!);
                }
            }
        }
        catch (Exception end) when (end is JsonException or InvalidOperationException)
        {
            // The parts before the error were read completely.
        }

        return values.Count == 1 && !string.IsNullOrWhiteSpace(values.First()) ? new SecretValue(values.First()) : null;
    }
}
