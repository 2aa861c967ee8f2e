using System.Text.Json;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Maximo;

/// <summary>What a list of keys shows.</summary>
internal static class MaximoListChecks
{
    private static readonly string[] _members =
    [
        "id",
        "version",
        "status",
        "description",
        "permissions",
        "added",
        "updated",
    ];

    public static Observation Shape(RawResponse list) =>
        list.Json switch
        {
            { ValueKind: JsonValueKind.Array } => Observation.AsAssumed($"An array of {list.Items.Count}."),
            { ValueKind: JsonValueKind.Object } wrapper when list.IsSuccess => Learned(
                $"An object with the members {string.Join(", ", JsonNames.MembersOf(wrapper).Select(static m => m.Name))}; "
                    + "the SDK reads its array."
            ),
            _ => Observation.Unknown($"It could not be read: {list.Words}."),
        };

    public static Observation Members(RawResponse list)
    {
        (string[] missing, string[] others) = CommonChecks.Members(list, _members);
        return missing.Length > 0
            ? Learned($"No key has {string.Join(", ", missing)}; the SDK does without.")
            : Observation.AsAssumed(
                others.Length == 0
                    ? "Keys have all of them."
                    : $"Keys have all of them, and {string.Join(", ", others)}."
            );
    }

    public static Observation Token(RawResponse list) =>
        CommonChecks.Members(list, ["token"]).Missing.Length == 1
            ? Observation.AsAssumed("No key has the member token.")
            : Learned("Keys have the member token; the SDK does not read it.");

    private static Observation Learned(string evidence) =>
        Observation.Learned(evidence, new Dictionary<string, string>());
}
