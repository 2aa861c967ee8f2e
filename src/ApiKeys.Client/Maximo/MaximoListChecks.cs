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
            { ValueKind: JsonValueKind.Object } wrapper when list.IsSuccess => Observation.Learned(
                $"An object with the members {NamesIn(wrapper)}; the SDK reads its array."
            ),
            _ => Observation.Unknown($"It could not be read: {list.Words}."),
        };

    public static Observation Members(RawResponse list)
    {
        (string[] missing, string[] others) = CommonChecks.Members(list, _members);
        return list.Items.Count == 0 ? Observation.NotSeen("There is no key to see.")
            : missing.Contains("id")
                ? Observation.Unknown($"No key has {string.Join(", ", missing)}. Without id the SDK cannot work.")
            : missing.Length > 0
                ? Observation.Learned($"No key has {string.Join(", ", missing)}; the SDK does without.")
            : Observation.AsAssumed(
                others.Length == 0
                    ? "Keys have all of them."
                    : $"Keys have all of them, and {string.Join(", ", others)}."
            );
    }

    public static Observation Token(RawResponse list) =>
        list.Items.Count == 0 ? Observation.NotSeen("There is no key to see.")
        : CommonChecks.Members(list, ["token"]).Missing.Length == 1
            ? Observation.AsAssumed("The list does not show the tokens of keys.")
        : Observation.Learned("The list shows the tokens of keys, which the SDK does not read.");

    private static string NamesIn(JsonElement wrapper) =>
        string.Join(", ", CommonChecks.Names(JsonNames.MembersOf(wrapper).Select(static member => member.Name)));
}
