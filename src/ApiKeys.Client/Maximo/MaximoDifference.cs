using ApiKeys.Client.Secrets;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Compares the service's response about a new key with the request. What the service does not report counts as no
/// difference.
/// </summary>
internal static class MaximoDifference
{
    /// <summary>How the key differs from the request; null when it does not.</summary>
    public static string? Find(MaximoWireKey key, Wire.NewApiKey asked) =>
        key.IsSalvaged
            ? $"only the value{(key.Id.Length > 0 ? " and the id" : "")} could be read from the response"
                + $"{(key.Id.Length > 0 ? "" : ", so look for the key in the list")}"
        : string.IsNullOrWhiteSpace(key.Id) ? "the response does not contain its id, so look for the key in the list"
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
