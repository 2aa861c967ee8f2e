using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Mutation;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>The parsers that all services share.</summary>
internal static class TransportParsers
{
    public static IEnumerable<Parser> All =>
        [
            new(
                "date",
                new ByteMutator(
                    Words.Of(
                        "2026-11-21",
                        "2026-11-21Z",
                        "2026-11-21T10:00Z",
                        "2026-11-21T10:00:00+01:00",
                        "2026-11-21 10:00:00.1234567",
                        "2026-11-21T10:00:00.123456789012Z",
                        "0001-01-01T00:00+14:00",
                        "9999-12-31T23:59:59.9999999-14:00"
                    ),
                    Words.Of("T", "Z", " ", "-", ":", ".", "+14:00", "-14:00", ".1234567", "00", "24", "99", "٣")
                ),
                ReadDate
            ),
            new(
                "retry-after",
                new ByteMutator(
                    Words.Of(
                        "120",
                        "0",
                        "2147483647",
                        "Sat, 21 Nov 2026 10:00:30 GMT",
                        "Saturday, 21-Nov-26 10:00:30 GMT",
                        "Sat Nov 21 10:00:30 2026"
                    ),
                    Words.Of(
                        "GMT",
                        "+0000",
                        ",",
                        "-",
                        "9999999999",
                        "Mon, 01 Jan 0001 00:00:00 GMT",
                        "Fri, 31 Dec 9999 23:59:59 GMT"
                    )
                ),
                ReadRetryAfter
            ),
            RedactionParser.Instance,
        ];

    private static bool ReadDate(byte[] bytes)
    {
        WireDate date = new(FuzzText.Of(bytes));
        BrokenPromiseException.ThrowIf(date.Instant is { Offset.Ticks: not 0 }, "An instant is not in UTC.");
        return date.Instant is not null;
    }

    private static bool ReadRetryAfter(byte[] bytes)
    {
        using HttpResponseMessage response = new();
        response.Headers.TryAddWithoutValidation("Retry-After", FuzzText.Of(bytes));
        TimeSpan? wait = RetryAfterHeader.Of(response, null, new InstantClock(Place.Now));
        BrokenPromiseException.ThrowIf(wait < TimeSpan.Zero, "A wait is negative.");
        return wait is not null;
    }
}
