using System.Globalization;
using ApiKeys.Cli.Output;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Rotation;

/// <summary>How policies are, as a table or as JSON.</summary>
internal static class StatusView
{
    private static readonly string[] _headings =
    [
        "POLICY",
        "ACCOUNT",
        "PHASE",
        "KEY",
        "AGE",
        "KEYS",
        "CONSUMERS SEEN",
        "EXPIRES",
        "NEXT ROTATION",
        "STATE",
    ];

    public static bool NeedsAttention(RotationStatus status) =>
        status.Failure is not null || status.Drift is not null || status.IsOverdue;

    public static void Write(Screen screen, IReadOnlyList<RotationStatus> policies, DateTimeOffset now)
    {
        if (screen.IsData)
        {
            Data.Write(screen, policies, RotationJson.Default.IReadOnlyListRotationStatus);
        }
        else
        {
            Table.Write(screen, _headings, policies.Select(status => Row(status, now)));
        }
    }

    private static Cell[] Row(RotationStatus status, DateTimeOffset now) =>
        [
            status.Policy,
            status.Account,
            status.Phase.ToString(),
            status.Key ?? "none yet",
            AgeOf(status, now),
            Number(status.LiveKeys),
            Number(status.ConsumersSeen),
            status.ExpiresAt is { } end ? Expiry.At(end, now) : "never",
            status.NextDue is { } due ? DisplayText.Instant(due) : "not by itself",
            StateOf(status),
        ];

    private static Cell AgeOf(RotationStatus status, DateTimeOffset now) =>
        (now - status.IssuedAt)?.Days switch
        {
            null => "",
            1 => "1 day",
            { } days => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
        };

    private static Cell Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static Cell StateOf(RotationStatus status) =>
        status.Failure is { } failure ? new Cell($"failing since {status.FailingSince:u}: {failure}", Severity.Now)
        : status.Drift is { } drift ? new Cell(drift, Severity.Now)
        : status.IsOverdue ? new Cell("overdue: no engine runs", Severity.Now)
        : status.IsPaused ? new Cell("paused", Severity.Soon)
        : status.Difference is { } difference ? new Cell(difference, Severity.Soon)
        : "well";
}
