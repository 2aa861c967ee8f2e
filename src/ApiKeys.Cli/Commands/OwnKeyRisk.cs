using System.CommandLine;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// Whether a command could lock the account out, because the key is or could be the one that the account itself
/// authenticates with.
/// </summary>
internal static class OwnKeyRisk
{
    private const string OrNameIt = ", or name the account's own key in its configuration (CredentialKeyId)";

    /// <summary>
    /// Finds the risk that a person has to be asked about. The key is read only where its id alone does not say.
    /// </summary>
    /// <param name="session">The call.</param>
    /// <param name="keys">The account.</param>
    /// <param name="id">The key.</param>
    /// <param name="allow">The option that takes the risk.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The risk, as a sentence; null when there is none, or it was taken.</returns>
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
            _ => $"The account '{keys.Account}' authenticates with a key, and '{id}' can manage keys: if it is the "
                + "one, the account is locked out without it.",
        };
        return risk is null || Screen.IsInteractive
            ? risk
            : throw new UsageException(
                $"{risk} Add {allow.Name} if that is meant"
                    + (match == OwnKeyMatch.Possible ? OrNameIt : "")
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
            ? keys.MatchOwnKey(await ShowCommand.FindAsync(keys, id, cancellationToken))
            : byId;
    }
}
