using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What the current key at the service is like, and should not be. It is for a person to judge.</summary>
internal static class Difference
{
    /// <summary>Dates of expiries may be off by one.</summary>
    private static readonly TimeSpan _tolerance = TimeSpan.FromDays(1);

    public static string? In(RotationState state, SeenKey[] own, Rules rules) =>
        state.Current is { } current && own.FirstOrDefault(key => key.Id == current.Id) is { } seen
            ? ScopesIn(seen, rules) ?? ExpiryIn(seen, current)
            : null;

    private static string? ScopesIn(SeenKey seen, Rules rules) =>
        rules.Scopes.Count == 0 || rules.Scopes.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(seen.Scopes)
            ? null
            : $"The current key carries {Text(seen.Scopes)}, and the policy says {Text(rules.Scopes)}.";

    private static string? ExpiryIn(SeenKey seen, HeldKey current) =>
        (seen.ExpiresAt - current.ExpiresAt)?.Duration() > _tolerance
            ? $"The current key expires at {seen.ExpiresAt:u}, and it was created to expire at {current.ExpiresAt:u}."
            : null;

    private static string Text(IReadOnlyList<string> scopes) =>
        scopes.Count == 0 ? "no scope" : string.Join(", ", scopes);
}
