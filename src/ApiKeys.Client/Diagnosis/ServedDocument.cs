using System.Text.Json;

namespace ApiKeys.Client.Diagnosis;

/// <summary>
/// The OpenAPI document that a service serves of itself, as far as it is compared: its operations, and the names of
/// members. JSON, and YAML in block style.
/// </summary>
internal sealed class ServedDocument
{
    private const int OperationDepth = 3;
    private static readonly string[] _methods = ["get", "post", "put", "patch", "delete"];
    private readonly HashSet<string> _operations = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);

    private ServedDocument(IEnumerable<IReadOnlyList<string>> keys)
    {
        foreach (IReadOnlyList<string> path in keys)
        {
            Note(path);
        }
    }

    /// <summary>Reads a document; null when it is none.</summary>
    public static ServedDocument? Read(RawResponse response)
    {
        ServedDocument document = new(
            response.Json is { ValueKind: JsonValueKind.Object } json ? KeysOf(json, []) : YamlKeys.Of(response.Text)
        );
        return document._operations.Count > 0 ? document : null;
    }

    /// <summary>Which of the SDK's operations and members the document does not have.</summary>
    /// <param name="operations">Operations such as <c>GET users/me</c>.</param>
    /// <param name="members">The names of members.</param>
    public IReadOnlyList<string> Missing(IEnumerable<string> operations, IEnumerable<string> members) =>
        [
            .. operations.Where(operation => !_operations.Any(known => IsAt(known, Plain(operation)))),
            .. members.Where(member => !_members.Contains(member)),
        ];

    private void Note(IReadOnlyList<string> path)
    {
        string last = path[path.Count - 1];
        if (
            path.Count == OperationDepth
            && path[0] == "paths"
            && _methods.Contains(last, StringComparer.OrdinalIgnoreCase)
        )
        {
            _operations.Add($"{last} {Plain(path[1])}");
        }
        else if (path.Count > 1 && path[path.Count - 2] == "properties")
        {
            _members.Add(last);
        }
    }

    /// <summary>Whether an operation of the document, whose path may begin elsewhere, is one of the SDK's.</summary>
    private static bool IsAt(string known, string operation)
    {
        string[] parts = operation.Split(' ');
        return known.StartsWith($"{parts[0]} ", StringComparison.OrdinalIgnoreCase)
            && known.EndsWith($"/{parts[1]}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A path without the names of its parameters.</summary>
    private static string Plain(string path) =>
        string.Join(
            "/",
            path.Split('/').Select(static part => part.StartsWith("{", StringComparison.Ordinal) ? "{}" : part)
        );

    private static IEnumerable<IReadOnlyList<string>> KeysOf(JsonElement value, IReadOnlyList<string> above)
    {
        foreach (JsonProperty member in value.EnumerateObject())
        {
            string[] path = [.. above, member.Name];
            yield return path;
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (IReadOnlyList<string> below in KeysOf(member.Value, path))
                {
                    yield return below;
                }
            }
        }
    }
}
