using System.Reflection;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>
/// Findings as SARIF 2.1.0. Source: docs.oasis-open.org/sarif/sarif/v2.1.0. A finding has no line in a file, so it is at
/// the file with the accounts, and its logical location is the key.
/// </summary>
internal static class SarifReport
{
    public static JsonObject Of(IReadOnlyList<Finding> findings, string? configuration) =>
        new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(
                new JsonObject
                {
                    ["tool"] = new JsonObject { ["driver"] = Driver() },
                    ["results"] = new JsonArray([.. findings.Select(finding => Result(finding, configuration))]),
                }
            ),
        };

    private static JsonObject Driver() =>
        new()
        {
            ["name"] = "apikeys",
            ["semanticVersion"] = typeof(SarifReport)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.Split('+')[0],
            ["rules"] = new JsonArray([
                .. FindingKind.Meanings.Select(static kind => new JsonObject
                {
                    ["id"] = kind.Key,
                    ["shortDescription"] = Text(kind.Value),
                }),
            ]),
        };

    private static JsonObject Result(Finding finding, string? configuration) =>
        new()
        {
            ["ruleId"] = finding.Kind,
            ["level"] = finding.Severity switch
            {
                Severity.Now => "error",
                Severity.Soon => "warning",
                _ => "note",
            },
            ["message"] = Text(Sentence(finding)),
            ["locations"] = new JsonArray(
                new JsonObject
                {
                    ["physicalLocation"] = new JsonObject
                    {
                        ["artifactLocation"] = new JsonObject
                        {
                            ["uri"] = Uri.EscapeDataString(Path.GetFileName(configuration) ?? "environment"),
                        },
                        ["region"] = new JsonObject { ["startLine"] = 1 },
                    },
                    ["logicalLocations"] = new JsonArray(
                        new JsonObject { ["fullyQualifiedName"] = NameOf(finding), ["kind"] = "resource" }
                    ),
                }
            ),
            ["partialFingerprints"] = new JsonObject { ["finding/v1"] = $"{NameOf(finding)}/{finding.Kind}" },
        };

    private static string Sentence(Finding finding) =>
        finding.Name is null
            ? $"Account '{finding.Account}': {finding.Detail}"
            : $"Account '{finding.Account}', key '{finding.Name}': {finding.Detail}";

    private static string NameOf(Finding finding) =>
        finding.Id is null ? finding.Account : $"{finding.Account}/{finding.Id}";

    private static JsonObject Text(string text) => new() { ["text"] = PlainText.Of(text) };
}
