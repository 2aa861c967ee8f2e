using System.Text.Json;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>
/// Findings that an operator accepts: all of a kind, or those in the output of an earlier audit. A finding stays
/// accepted as long as it is the same: with another expiry, or with other scopes, it is new.
/// </summary>
internal sealed class AcceptedFindings
{
    private static readonly string[] _identity = ["account", "kind", "id", "scopes", "expiresAt"];

    private readonly IReadOnlyList<string> _kinds;
    private readonly HashSet<string> _findings;

    private AcceptedFindings(IReadOnlyList<string> kinds, IEnumerable<JsonNode?> findings) =>
        (_kinds, _findings) = (kinds, [.. findings.Select(IdentityOf)]);

    /// <param name="kinds">Kinds, each as such or with an account and a colon before it.</param>
    /// <param name="file">The output of an earlier audit; null when there is none.</param>
    /// <exception cref="UsageException">The file is not the output of an audit, or cannot be read.</exception>
    public static AcceptedFindings Of(IReadOnlyList<string> kinds, string? file)
    {
        try
        {
            return new AcceptedFindings(kinds, file is null ? [] : FindingsIn(file));
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new UsageException($"'{file}' is not what 'apikeys audit --output json' writes.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"'{file}' cannot be read: {exception.Message}", exception);
        }
    }

    public bool Covers(Finding finding) =>
        FindingKind.Acceptable.Contains(finding.Kind)
        && (
            _kinds.Any(kind => IsOf(kind, finding))
            || _findings.Contains(IdentityOf(JsonSerializer.SerializeToNode(finding, Json.Context.Finding)))
        );

    private static JsonArray FindingsIn(string file) =>
        JsonNode.Parse(EncodedText.Decode(File.ReadAllBytes(file)))!.AsArray();

    private static bool IsOf(string kind, Finding finding) =>
        string.Equals(kind, finding.Kind, StringComparison.OrdinalIgnoreCase)
        || string.Equals(kind, $"{finding.Account}:{finding.Kind}", StringComparison.OrdinalIgnoreCase);

    private static string IdentityOf(JsonNode? finding) =>
        string.Join('\n', _identity.Select(member => finding!.AsObject()[member]?.ToJsonString() ?? "null"));
}
