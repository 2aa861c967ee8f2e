using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.HealthChecks;

/// <summary>How an account was when it was asked.</summary>
/// <param name="status">Null when it failed: what that means is for the registration to say.</param>
/// <param name="description">What an operator should know, without a secret.</param>
/// <param name="data">The same for programs; of plain types, so that it can be written as JSON.</param>
/// <param name="at">When the account had been asked.</param>
/// <param name="holdsFor">For how long it is not asked again.</param>
internal sealed class Verdict(
    HealthStatus? status,
    string description,
    IReadOnlyDictionary<string, object> data,
    DateTimeOffset at,
    TimeSpan holdsFor
)
{
    /// <summary>Whether it still holds. It does not when the clock was set back: by how much nobody knows.</summary>
    public bool HoldsAt(DateTimeOffset now) => now >= at && now - at < holdsFor;

    public HealthCheckResult ToResult(HealthStatus failureStatus) =>
        new(status ?? failureStatus, description, data: data);
}
