using System.Globalization;
using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Doctor;

/// <summary>Describes a text: quoted if it is in the vocabulary, else by its form.</summary>
internal static partial class TextShape
{
    public static string Of(string text) =>
        Vocabulary.Has(text) ? $"\"{text}\""
        : Guid.TryParseExact(text, "D", out _) ? "UUID"
        : Date().IsMatch(text) ? $"date {Digits().Replace(text, "0")}"
        : string.Create(CultureInfo.InvariantCulture, $"text of {text.Length}: {Kinds(text)}");

    private static string Kinds(string text) =>
        string.Join(
            ", ",
            new[]
            {
                text.Any(char.IsAsciiLetter) ? "letters" : null,
                text.Any(char.IsAsciiDigit) ? "digits" : null,
                text.Any(static c => !char.IsAsciiLetterOrDigit(c)) ? "others" : null,
            }.OfType<string>()
        );

    /// <summary>Whether a text is a date, with a time or without.</summary>
    public static bool IsDate(string text) => Date().IsMatch(text);

    [GeneratedRegex(@"\A(\d{4}-\d\d-\d\d(T[0-9:.]{5,16}(Z|[+-]\d\d:\d\d)?)?|\d\d/\d\d/\d{4})\z")]
    private static partial Regex Date();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}
