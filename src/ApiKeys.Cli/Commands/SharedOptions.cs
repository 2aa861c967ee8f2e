using System.CommandLine;
using ApiKeys.Cli.Completions;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>The option of every command that changes something.</summary>
    public static Option<bool> DryRun { get; } =
        new("--dry-run") { Description = "Check and show what would be sent, and change nothing" };

    /// <summary>The account, where a command takes it as its first word.</summary>
    public static Argument<string> NamedAccount { get; } =
        new("account") { Description = "The account to use", HelpName = "account" };

    static SharedOptions() => NamedAccount.CompletionSources.Add(Candidates.Accounts);

    public static Argument<string> Id()
    {
        Argument<string> id = new("id") { Description = "The id of the key, or its name", HelpName = "id" };
        id.CompletionSources.Add(Candidates.Ids);
        return id;
    }

    public static Option<bool> RevokeOnFailure() =>
        new("--revoke-on-failure")
        {
            Description = "Delete the new key if its value cannot be handed over, or if the key is not as requested",
        };

    /// <summary>The manager that may change the account's own key, if that is allowed.</summary>
    public static ApiKeyManager Allowed(ApiKeyManager keys, bool isOwnKeyAllowed) =>
        isOwnKeyAllowed ? keys.AllowOwnKey() : keys;

    public static Option<bool> AllowOwnKey() =>
        new("--allow-own-key")
        {
            Description = "Also if it is, or could be, the key that the account itself authenticates with",
        };

    public static Option<bool> AllowApiKeyAdmin() =>
        new Option<bool>("--allow-api-key-admin")
        {
            Description = "Allow the scope apikeyAdmin, with which a key can create keys with any permission (Maximo)",
        }.OnlyAt([ServiceNames.Maximo]);

    public static Option<bool> AllowUnusualName() =>
        new("--allow-unusual-name")
        {
            Description = "Allow a name with blanks at its ends or with invisible characters",
        };
}
