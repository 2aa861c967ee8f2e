using System.Reflection;
using System.Text.Json.Nodes;
using ApiKeys.Client;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// A report for a public bug tracker: the verdicts, and the shapes of the exchanges. It has no content but that of the
/// vocabulary.
/// </summary>
internal static class DoctorReport
{
    public static JsonObject Of(string? service, AccountDiagnosis diagnosis, IReadOnlyList<Exchange> exchanges)
    {
        Tokens tokens = new();
        return new()
        {
            ["tool"] = typeof(DoctorReport)
                .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion,
            ["service"] = service,
            ["findings"] = new JsonArray([.. diagnosis.Findings.Select(Finding)]),
            ["exchanges"] = new JsonArray([.. exchanges.Select(exchange => Exchange(exchange, tokens))]),
        };
    }

    private static JsonObject Finding(DiagnosisFinding finding) =>
        new JsonObject
        {
            ["check"] = finding.Id,
            ["assumption"] = finding.Assumption,
            ["verdict"] = VerdictText.Of(finding.Verdict),
            ["evidence"] = finding.Error is { } error ? Error(error) : finding.Evidence,
            ["options"] = new JsonObject(
                finding.Options.Select(static option =>
                    KeyValuePair.Create(option.Key, (JsonNode?)JsonValue.Create(ValueOf(option.Key, option.Value)))
                )
            ),
        };

    /// <summary>A kind of login may be the name of a site's own identity provider.</summary>
    private static string ValueOf(string option, string value) =>
        option.EndsWith("IdentityProvider", StringComparison.Ordinal) && !Vocabulary.Has(value)
            ? TextShape.Of(value)
            : value;

    /// <summary>The message of an error names the account and quotes the service, so it is left out.</summary>
    private static string Error(ApiKeyException error)
    {
        string code = error.ErrorCode is { } known && Vocabulary.Has(known) ? $", code {known}" : "";
        string status = error.StatusCode is { } number ? $", status {number}" : "";
        string page = error.Message.Contains("a page of HTML", StringComparison.Ordinal)
            ? ", a page of HTML in place of the service's response"
            : "";
        return $"{error.GetType().Name} at the step {error.FailedStep}{status}{code}{page}";
    }

    private static JsonObject Exchange(Exchange exchange, Tokens tokens) =>
        new JsonObject
        {
            ["request"] = $"{exchange.Method} {PathShape.Of(exchange.Address, tokens)}",
            ["body"] = exchange.RequestBody is { } body ? JsonShape.Of(body, tokens) : null,
            ["response"] = $"{exchange.Status} {exchange.MediaType ?? "without a media type"}",
            ["shape"] = JsonShape.Of(exchange.ResponseBody, tokens),
        };
}
