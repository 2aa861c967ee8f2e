using ApiKeys.Client.Secrets;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Compares what the service says of a new key with what was asked of it. What it does not say is no difference.
/// </summary>
internal static class MaximoDifference
{
    /// <summary>What is other than it was asked for; null when nothing is.</summary>
    public static string? Find(MaximoWireKey key, Wire.NewApiKey asked) =>
        key.IsSalvaged
            ? $"nothing of the answer but its value{(key.Id.Length > 0 ? " and its id" : "")} could be "
                + $"read{(key.Id.Length > 0 ? "" : ", so that it has to be looked for in the list")}"
        : string.IsNullOrWhiteSpace(key.Id)
            ? "the answer does not tell its id, so that it has to be looked for in the list"
        : key.Description is { } description && description != asked.Description
            ? $"its description is '{Redaction.Clean(description, asked.Description)}'"
        : key.Status?.Active is { } active && active != asked.Status.Active
            ? $"it is {(active ? "enabled" : "disabled")} and should not be"
        : Interval(key.Status?.TokenRefreshInterval, asked.Status.TokenRefreshInterval!)
            ?? Permissions(key.Permissions, asked.Permissions);

    private static string? Interval(string? reported, string asked) =>
        reported is null
        || reported == asked
        || (
            MaximoRefreshInterval.TryParse(reported, out MaximoRefreshInterval? interval)
            && interval == MaximoRefreshInterval.Parse(asked)
        )
            ? null
            : $"its token works for '{Redaction.Clean(reported)}' instead of {asked}";

    private static string? Permissions(Wire.KeyPermissions? reported, Wire.KeyPermissions asked)
    {
        if (reported is null)
        {
            return null;
        }

        IReadOnlyList<string> wanted = MaximoPermissionNames.Read(asked);
        IReadOnlyList<string> given = MaximoPermissionNames.Read(
            new()
            {
                SystemAdmin = reported.SystemAdmin ?? asked.SystemAdmin,
                UserAdmin = reported.UserAdmin ?? asked.UserAdmin,
                ApikeyAdmin = reported.ApikeyAdmin ?? asked.ApikeyAdmin,
                AdditionalProperties = reported.AdditionalProperties,
            }
        );
        return new HashSet<string>(given, MaximoPermissionNames.Comparer).SetEquals(wanted)
            ? null
            : $"it carries the permissions {Redaction.Clean(Text(given))} instead of {Text(wanted)}";
    }

    private static string Text(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
