using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>What a change of the state means, for the history.</summary>
internal sealed record Happening(
    string Kind,
    string? Key = null,
    string? Fingerprint = null,
    string? Reason = null,
    string Actor = "schedule"
)
{
    public static Happening To(string kind, HeldKey key, string? reason = null) =>
        new(kind, key.Name, key.Fingerprint, reason);
}
