using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Cli.Auditing;
using ApiKeys.Cli.Doctor;
using ApiKeys.Cli.DryRuns;
using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>What the tool writes as JSON.</summary>
internal static class Json
{
    // Standard output is not a web page: a value in base64 should appear in it as it is.
    private static readonly JsonContext _context = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new InstantConverter() },
        }
    );

    public static JsonContext Context => _context;
}

[JsonSerializable(typeof(KeyJson))]
[JsonSerializable(typeof(IReadOnlyList<KeyJson>))]
[JsonSerializable(typeof(IReadOnlyList<AccountJson>))]
[JsonSerializable(typeof(AccountCheckJson))]
[JsonSerializable(typeof(IReadOnlyList<AccountCheckJson>))]
[JsonSerializable(typeof(IReadOnlyList<AccountProblemJson>))]
[JsonSerializable(typeof(IReadOnlyList<ScopeJson>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(DiagnosisJson))]
[JsonSerializable(typeof(IReadOnlyList<DiagnosisFinding>))]
[JsonSerializable(typeof(IReadOnlyList<ConfiguredOptionJson>))]
internal sealed partial class JsonContext : JsonSerializerContext;
