using System.CommandLine;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Keys;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// Whether a command could lock the account out, because the key is, or could be, the one that the account itself
/// authenticates with.
/// </summary>
internal static class OwnKeyRisk
{
    private const string OrConfigureIt = ", or name the account's own key in its configuration (CredentialKeyId)";

    /// <summary>
    /// Finds the risk that needs confirmation. The key is read only if its id alone does not say enough.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="keys">The account.</param>
    /// <param name="id">The key.</param>
    /// <param name="allow">The option that accepts the risk.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The risk, as a sentence; null when there is none, or when it was accepted.</returns>
    /// <exception cref="UsageException">There is a risk, and no terminal to ask at.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    public static async Task<string?> FindAsync(
        Session session,
        ApiKeyManager keys,
        string id,
        Option<bool> allow,
        CancellationToken cancellationToken
    )
    {
        OwnKeyMatch match = session.Get(allow) ? OwnKeyMatch.None : await MatchAsync(keys, id, cancellationToken);
        string? risk = match switch
        {
            OwnKeyMatch.None => null,
            OwnKeyMatch.Certain =>
                $"The account '{keys.Account}' authenticates with the key '{id}', and is locked out without it.",
            _ => $"The account '{keys.Account}' authenticates with a key, and '{id}' can manage keys. If it is that "
                + "key, the account is locked out without it.",
        };
        if (risk is not null && session.DryRun is not null)
        {
            session.Screen.Note($"{risk} The command would ask, or need {allow.Name}.");
        }

        return risk is null || Screen.IsInteractive || session.DryRun is not null
            ? risk
            : throw new UsageException(
                $"{risk} Add {allow.Name} to do it all the same"
                    + (match == OwnKeyMatch.Possible ? OrConfigureIt : "")
                    + ". Nothing was changed."
            );
    }

    private static async Task<OwnKeyMatch> MatchAsync(
        ApiKeyManager keys,
        string id,
        CancellationToken cancellationToken
    )
    {
        OwnKeyMatch byId = keys.MatchOwnKey(new ApiKey(id, id));
        return byId == OwnKeyMatch.Possible
            ? keys.MatchOwnKey(await KeyLookup.ByIdAsync(keys, id, cancellationToken))
            : byId;
    }
}
