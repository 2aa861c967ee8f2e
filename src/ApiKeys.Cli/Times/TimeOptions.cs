using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Services;

namespace ApiKeys.Cli.Times;

/// <summary>The options that take a time. All read the same <see cref="Duration"/>.</summary>
internal static class TimeOptions
{
    private const string Never = "NEVER";

    /// <summary>
    /// The option of an expiry: a function from the present to the instant. A date is its start in UTC.
    /// </summary>
    public static Option<Func<DateTimeOffset, DateTimeOffset>?> Expiry(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "90d|2027-06-30",
            CustomParser = result =>
                Duration.TryParse(Text(result)) is { } duration ? duration.After
                : TryDate(Text(result)) is { } date ? _ => date
                : Refuse<Func<DateTimeOffset, DateTimeOffset>?>(
                    result,
                    $"a duration such as {DurationText.Forms}, or a date such as 2027-06-30"
                ),
        };

    /// <summary>The option of a duration.</summary>
    public static Option<Duration?> Span(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "30d",
            CustomParser = result =>
                Duration.TryParse(Text(result))
                ?? Refuse<Duration?>(result, $"a duration such as {DurationText.Forms}"),
        };

    /// <summary>The option of an interval at Maximo: a duration, or NEVER.</summary>
    public static Option<MaximoRefreshInterval?> Interval(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "30d|NEVER",
            CustomParser = result =>
                Duration.TryParse(Text(result))?.Interval
                ?? (
                    Text(result).Equals(Never, StringComparison.OrdinalIgnoreCase)
                        ? MaximoRefreshInterval.Never
                        : Refuse<MaximoRefreshInterval?>(result, $"a duration such as {DurationText.Forms}, or {Never}")
                ),
        };

    /// <summary>The option of a time in seconds: a number of them, or a duration.</summary>
    public static Option<double?> Seconds(string name, string description, double from, double to) =>
        new(name)
        {
            Description = description,
            HelpName = "s",
            CustomParser = result =>
                TrySeconds(Text(result)) is not { } seconds
                    ? Refuse<double?>(result, "a number of seconds such as 30 or 0.5, or a duration such as 2min")
                : seconds >= from && seconds <= to ? seconds
                : Add<double?>(result, $"{name} is {Text(result)}; it must be from {from} to {to} seconds."),
        };

    private static string Text(ArgumentResult result) => result.Tokens[0].Value;

    private static double? TrySeconds(string text) =>
        double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out double seconds
        )
            ? seconds
            : (Duration.TryParse(text)?.After(DateTimeOffset.UnixEpoch) - DateTimeOffset.UnixEpoch)?.TotalSeconds;

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

    private static T? Refuse<T>(ArgumentResult result, string wanted) =>
        Add<T>(
            result,
            $"{((OptionResult)result.Parent!).Option.Name} is '{Text(result)}'; it must be {wanted}."
                + (DurationText.HintFor(Text(result)) is { } hint ? " " + hint : "")
        );

    private static T? Add<T>(ArgumentResult result, string error)
    {
        result.AddError(error);
        return default;
    }
}
