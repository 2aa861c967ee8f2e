using System.Text.Json.Serialization;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Auditing;

/// <summary>
/// Something that an operator should look at, as JSON on standard output. The format is a contract;
/// docs/guides/command-line-tool.md describes it.
/// </summary>
internal sealed record Finding(
    string Account,
    string? Service,
    string Kind,
    string? Id,
    string? Name,
    string Detail,
    IReadOnlyList<string> Scopes,
    DateTimeOffset? ExpiresAt
)
{
    [JsonIgnore]
    public Severity Severity { get; init; } = Severity.Soon;

    public static Finding Of(ApiKey key, string kind, string detail, IReadOnlyList<string>? scopes = null) =>
        new(key.Account, key.Service, kind, key.Id, key.Name, detail, scopes ?? [], key.Expiry.Instant);
}
