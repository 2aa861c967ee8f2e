using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>What a rotation writes into the log. No value is ever among it.</summary>
internal static partial class RotationLog
{
    [LoggerMessage(30, LogLevel.Debug, "Rotation policy '{Policy}': {Kind} ({Key}).")]
    public static partial void Step(ILogger logger, string policy, string kind, string? key);

    [LoggerMessage(31, LogLevel.Information, "Rotation policy '{Policy}': creating the key '{Key}', asked by {Actor}.")]
    public static partial void Issuing(ILogger logger, string policy, string? key, string actor);

    [LoggerMessage(
        32,
        LogLevel.Information,
        "Rotation policy '{Policy}': created the key '{Key}', fingerprint {Fingerprint}."
    )]
    public static partial void Issued(ILogger logger, string policy, string? key, string? fingerprint);

    [LoggerMessage(
        33,
        LogLevel.Information,
        "Rotation policy '{Policy}': the key '{Key}', fingerprint {Fingerprint}, is the current one. Generation"
            + " {Generation}."
    )]
    public static partial void Published(
        ILogger logger,
        string policy,
        string? key,
        string? fingerprint,
        int generation
    );

    [LoggerMessage(34, LogLevel.Information, "Rotation policy '{Policy}': revoking the old key '{Key}'.")]
    public static partial void Revoking(ILogger logger, string policy, string? key);

    [LoggerMessage(
        35,
        LogLevel.Warning,
        "Rotation policy '{Policy}': nobody has the value of the key '{Key}'; it is deleted."
    )]
    public static partial void Orphan(ILogger logger, string policy, string? key);

    [LoggerMessage(36, LogLevel.Warning, "Rotation policy '{Policy}': {Reason} The key is '{Key}'.")]
    public static partial void Drift(ILogger logger, string policy, string? key, string? reason);

    [LoggerMessage(
        37,
        LogLevel.Warning,
        "Rotation policy '{Policy}': a step failed for the {Count}. time since {Since:u} and is tried again at"
            + " {RetryAt:u}: {Reason}"
    )]
    public static partial void Failed(
        ILogger logger,
        string policy,
        int count,
        DateTimeOffset since,
        DateTimeOffset retryAt,
        string reason
    );

    [LoggerMessage(38, LogLevel.Debug, "Rotation policy '{Policy}': another engine was faster.")]
    public static partial void LostRace(ILogger logger, string policy);

    [LoggerMessage(
        40,
        LogLevel.Warning,
        "Rotation policy '{Policy}': the clock of the service is {Difference} {Direction} of this machine's. Correct the"
            + " one that is wrong: what is due follows from this machine's, and expiries are instants of the service's."
    )]
    public static partial void ClocksDiffer(ILogger logger, string policy, TimeSpan difference, string direction);

    [LoggerMessage(39, LogLevel.Error, "Rotation policy '{Policy}': the state cannot be read or written.")]
    public static partial void StoreFailed(ILogger logger, string policy, Exception failure);
}
