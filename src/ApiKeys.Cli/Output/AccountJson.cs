using System.Text.Json.Serialization;
using ApiKeys.Cli.Configuration;
using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>
/// A configured account as JSON on standard output. The format is a contract; docs/guides/command-line-tool.md
/// describes it.
/// </summary>
internal sealed class AccountJson(AccountSettings settings)
{
    public string Account { get; } = settings.Name;

    public string? Service { get; } = settings.Service;

    public string? Address { get; } = settings.Address;
}

/// <summary>A configured account and what is wrong with its configuration; null when nothing is.</summary>
internal sealed class AccountProblemJson(AccountSettings settings, string? problem)
{
    public string Account { get; } = settings.Name;

    public string? Service { get; } = settings.Service;

    public string? Address { get; } = settings.Address;

    public string? Problem { get; } = problem;
}

/// <summary>
/// A configured account and the result of its check; only <c>problem</c> is set when the service could not be asked.
/// </summary>
internal sealed class AccountCheckJson(
    AccountSettings settings,
    AccountCheck? check,
    IReadOnlyDictionary<string, string> learned,
    string? problem
)
{
    public string Account { get; } = settings.Name;

    public string? Service { get; } = settings.Service;

    public string? Address { get; } = settings.Address;

    [JsonPropertyName("canSignIn")]
    public bool? CanAuthenticate { get; } = check?.CanAuthenticate;

    /// <summary>The same as <see cref="CanListKeys"/>, under the name in earlier versions.</summary>
    public bool? CanManageKeys { get; } = check?.CanListKeys;

    [JsonPropertyName("signedInAs")]
    public string? AuthenticatedAs { get; } = check?.UserName;

    public DateTimeOffset? CredentialExpiresAt { get; } = check?.CredentialExpiry.Instant;

    public string? Problem { get; } = check?.Problem ?? problem;

    public bool? CanListKeys { get; } = check?.CanListKeys;

    public bool? CanChangeKeys { get; } = check?.CanChangeKeys;

    public IReadOnlyDictionary<string, string>? LearnedOptions { get; } = check is null ? null : learned;
}
