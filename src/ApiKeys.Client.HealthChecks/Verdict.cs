using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.HealthChecks;

/// <summary>The state of an account when it was examined.</summary>
/// <param name="status">Null when the examination failed: the registration decides what a failure means.</param>
/// <param name="description">What an operator should know, without a secret.</param>
/// <param name="data">The same for programs, in plain types that can be written as JSON.</param>
/// <param name="at">When the account was examined.</param>
/// <param name="holdsFor">How long the account is not examined again.</param>
internal sealed class Verdict(
    HealthStatus? status,
    string description,
    IReadOnlyDictionary<string, object> data,
    DateTimeOffset at,
    TimeSpan holdsFor
)
{
    /// <summary>
    /// Whether it still holds. It does not after the clock was set back, because its age is then unknown.
    /// </summary>
    public bool HoldsAt(DateTimeOffset now) => now >= at && now - at < holdsFor;

    public HealthCheckResult ToResult(HealthStatus failureStatus) =>
        new(status ?? failureStatus, description, data: data);
}
