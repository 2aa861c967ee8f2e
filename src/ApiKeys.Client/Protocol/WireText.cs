using System.Globalization;

namespace ApiKeys.Client.Protocol;

/// <summary>Writes a parameter as text, the same in every culture.</summary>
internal static class WireText
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK";

    public static string Format<T>(T value) =>
        value switch
        {
            null => "",
            string text => text,
            bool flag => flag ? "true" : "false",
            IWireValue wire => wire.Value,
            DateTimeOffset instant => instant.ToString(Instant, CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
