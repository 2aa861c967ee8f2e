using System.Globalization;
using System.Xml;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The lifetime of an access token as the service takes it: an ISO 8601 duration, or a word for an unlimited lifetime.
/// </summary>
internal static class JwtLifetime
{
    private const string Never = "NEVER";

    /// <summary>The text on the wire; null when the server is to decide.</summary>
    public static string? ToWire(TimeSpan? lifetime) =>
        lifetime is not { } length ? null
        : length == Timeout.InfiniteTimeSpan ? Never
        : XmlConvert.ToString(length);

    /// <summary>
    /// The form that a configuration may have, as the text of a time span. Other texts are returned unchanged.
    /// </summary>
    public static string? ToTimeSpanText(string? text)
    {
        if (string.Equals(text, Never, StringComparison.OrdinalIgnoreCase))
        {
            return Timeout.InfiniteTimeSpan.ToString("c", CultureInfo.InvariantCulture);
        }

        return text is not null && DurationText.ToTimeSpan(text) is { } length
            ? length.ToString("c", CultureInfo.InvariantCulture)
            : text;
    }
}
