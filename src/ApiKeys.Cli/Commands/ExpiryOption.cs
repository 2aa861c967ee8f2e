using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// Times as users type them: a number of days, such as <c>90d</c>, or a date, such as <c>2027-06-30</c>.
/// </summary>
internal static class ExpiryOption
{
    private const int MostDays = 36_500;

    /// <summary>
    /// The option of an expiry: a function from the present to the instant. A date is its start in UTC.
    /// </summary>
    public static Option<Func<DateTimeOffset, DateTimeOffset>?> End(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "90d|2027-06-30",
            CustomParser = result =>
                TryDays(Text(result)) is { } days ? now => now.AddDays(days)
                : TryDate(Text(result)) is { } date ? _ => date
                : Refuse<Func<DateTimeOffset, DateTimeOffset>?>(
                    result,
                    $"{name} is '{Text(result)}'; it must be a number of days such as 90d, or a date such as 2027-06-30."
                ),
        };

    /// <summary>The option of a number of days.</summary>
    public static Option<TimeSpan?> Days(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "30d",
            CustomParser = result =>
                TryDays(Text(result)) is { } days
                    ? TimeSpan.FromDays(days)
                    : Refuse<TimeSpan?>(
                        result,
                        $"{name} is '{Text(result)}'; it must be a number of days such as 30d."
                    ),
        };

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static int? TryDays(string text) =>
        text.EndsWith('d')
        && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int days)
        && days <= MostDays
            ? days
            : null;

    private static DateTimeOffset? TryDate(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date
        )
            ? date
            : null;

    private static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
