using System.Text.Json.Serialization;
using ApiKeys.Cli.Configuration;
using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>
/// A configured account as standard output has it in JSON; the form is a contract, described in
/// docs/guides/command-line-tool.md.
/// </summary>
internal sealed class AccountJson(AccountSettings settings)
{
    public string Account { get; } = settings.Name;

    public string? Service { get; } = settings.Service;

    public string? Address { get; } = settings.Address;
}

/// <summary>
/// A configured account and what authenticating at it showed; <c>problem</c> alone where the service could not be
/// asked.
/// </summary>
internal sealed class AccountCheckJson(AccountSettings settings, AccountCheck? check, string? problem)
{
    public string Account { get; } = settings.Name;

    public string? Service { get; } = settings.Service;

    public string? Address { get; } = settings.Address;

    [JsonPropertyName("canSignIn")]
    public bool? CanAuthenticate { get; } = check?.CanAuthenticate;

    /// <summary>The same as <see cref="CanListKeys"/>, under the name that earlier versions have.</summary>
    public bool? CanManageKeys { get; } = check?.CanListKeys;

    [JsonPropertyName("signedInAs")]
    public string? AuthenticatedAs { get; } = check?.UserName;

    public DateTimeOffset? CredentialExpiresAt { get; } = check?.CredentialExpiry.Instant;

    public string? Problem { get; } = check?.Problem ?? problem;

    public bool? CanListKeys { get; } = check?.CanListKeys;

    public bool? CanChangeKeys { get; } = check?.CanChangeKeys;
}
