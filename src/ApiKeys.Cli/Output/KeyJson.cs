using System.Text.Json.Serialization;
using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>
/// A key as JSON on standard output. The format is a contract; docs/guides/command-line-tool.md describes it.
/// </summary>
internal sealed class KeyJson(ApiKey key)
{
    public string Account { get; } = key.Account;

    public string Service { get; } = key.Service;

    public string Id { get; } = key.Id;

    public string Name { get; } = key.Name;

    public IReadOnlyList<string> Scopes { get; } = key.Scopes;

    public ApiKeyStatus Status { get; } = key.Status;

    public DateTimeOffset? CreatedAt { get; } = key.CreatedAt;

    /// <summary>The instant of <see cref="Expiry"/>, under the name in earlier versions.</summary>
    public DateTimeOffset? ExpiresAt { get; } = key.Expiry.Instant;

    public string? Owner { get; } = key.Owner;

    public bool ReadOnly { get; } = key.IsReadOnly;

    public ApiKeyExpiry Expiry { get; } = key.Expiry;

    /// <summary>The secret; only with <c>--reveal</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Value { get; init; }
}
