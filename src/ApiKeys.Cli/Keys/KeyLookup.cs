using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Keys;

/// <summary>
/// Finds the key that a user means: by its id, and where there is no key with that id, by its name. Ids at Maximo and
/// Veeam cannot be remembered; at AIMMS the name is the id.
/// </summary>
internal static class KeyLookup
{
    /// <summary>Does something with a key. An exact id wins over a name.</summary>
    /// <param name="keys">The account.</param>
    /// <param name="text">The id or the name.</param>
    /// <param name="run">What to do with the id; the name is given where the key was found by it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="UsageException">Several keys have the name.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    public static async Task<T> RunAsync<T>(
        ApiKeyManager keys,
        string text,
        Func<string, ApiKey?, Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        ApiKey named;
        try
        {
            return await run(text, null);
        }
        catch (Exception exception) when (IsNoKey(exception) && keys.Service != ServiceNames.Aimms && text.Length > 0)
        {
            named =
                await FindByNameAsync(keys, text, cancellationToken)
                ?? throw new ApiKeyNotFoundException(
                    $"The account '{keys.Account}' has no key with the id or the name '{text}'.",
                    exception
                );
        }

        return await run(named.Id, named);
    }

    /// <summary>Finds a key. An exact id wins over a name.</summary>
    /// <exception cref="UsageException">Several keys have the name.</exception>
    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    public static Task<ApiKey> FindAsync(ApiKeyManager keys, string text, CancellationToken cancellationToken) =>
        RunAsync(keys, text, (id, _) => ByIdAsync(keys, id, cancellationToken), cancellationToken);

    /// <exception cref="ApiKeyNotFoundException">There is no such key.</exception>
    public static async Task<ApiKey> ByIdAsync(ApiKeyManager keys, string id, CancellationToken cancellationToken) =>
        await keys.FindAsync(id, cancellationToken)
        ?? throw new ApiKeyNotFoundException($"The account '{keys.Account}' has no key with the id '{id}'.");

    private static bool IsNoKey(Exception exception) =>
        exception is ApiKeyNotFoundException or ArgumentException { ParamName: "id" };

    private static async Task<ApiKey?> FindByNameAsync(
        ApiKeyManager keys,
        string name,
        CancellationToken cancellationToken
    )
    {
        List<ApiKey> found = [];
        await foreach (ApiKey key in keys.ListAsync(cancellationToken))
        {
            if (key.Name == name)
            {
                found.Add(key);
            }
        }

        return found.Count > 1 ? throw Ambiguous(keys, name, found) : found.FirstOrDefault();
    }

    private static UsageException Ambiguous(ApiKeyManager keys, string name, IEnumerable<ApiKey> found) =>
        new(
            $"{found.Count()} keys of the account '{keys.Account}' are named '{name}'. Choose one by its id:\n"
                + string.Join(
                    '\n',
                    found.Select(static key => $"  {key.Id}  created {DisplayText.Instant(key.CreatedAt)}")
                )
                + "\nNothing was changed."
        );
}
