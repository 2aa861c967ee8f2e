using System.Text.Json;

namespace ApiKeys.Cli.Output;

/// <summary>The names of data, each on a line: of keys and scopes their own, of anything else the account's.</summary>
internal static class Names
{
    private static readonly string[] _members = ["name", "account"];

    public static string Of(JsonElement data) =>
        string.Concat(Items(data).Select(NameOf).OfType<string>().Select(static name => PlainText.OfCell(name) + "\n"));

    /// <summary>The names of the members of the object within an object, such as the accounts of a configuration.</summary>
    public static string OfMembers(JsonElement document) =>
        string.Concat(
            document
                .EnumerateObject()
                .Where(static member => member.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(static member => member.Value.EnumerateObject())
                .Select(static member => PlainText.OfCell(member.Name) + "\n")
        );

    private static JsonElement[] Items(JsonElement data) =>
        data.ValueKind == JsonValueKind.Array ? [.. data.EnumerateArray()] : [data];

    private static string? NameOf(JsonElement item) =>
        _members
            .Select(member => item.TryGetProperty(member, out JsonElement name) ? name.ToString() : null)
            .FirstOrDefault(static name => !string.IsNullOrEmpty(name));
}
