using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>The outcome of one account in a round.</summary>
/// <param name="Account">The account.</param>
/// <param name="Value">The response; null when there is none.</param>
/// <param name="Failure">What went wrong; null when nothing did.</param>
internal sealed record Outcome<T>(AccountSettings Account, T? Value, Failure? Failure)
    where T : class;

/// <summary>
/// Asks many accounts the same thing: several at a time, in the order of the configuration in the end, and none hides
/// what another said.
/// </summary>
internal sealed class Round(Session session) : IDisposable
{
    private const int AtOnce = 8;

    // To open an account can mean to ask a person.
    private readonly SemaphoreSlim _opening = new(1);

    public async Task<IReadOnlyList<Outcome<T>>> AskAsync<T>(
        IReadOnlyList<AccountSettings> accounts,
        Func<AccountSettings, ApiKeyManager, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken
    )
        where T : class
    {
        Outcome<T>[] outcomes = new Outcome<T>[accounts.Count];
        using Progress progress = new(session.Screen, accounts.Count);
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            accounts.Count,
            options,
            async (index, cancelled) =>
            {
                outcomes[index] = await AskAsync(accounts[index], ask, cancelled);
                progress.Step();
            }
        );
        return outcomes;
    }

    public void Dispose() => _opening.Dispose();

    private async Task<Outcome<T>> AskAsync<T>(
        AccountSettings account,
        Func<AccountSettings, ApiKeyManager, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            using OpenAccount open = await OpenAsync(account, cancellationToken);
            return new Outcome<T>(account, await ask(account, open.Keys, cancellationToken), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new Outcome<T>(account, null, Failure.Of(exception));
        }
    }

    private async Task<OpenAccount> OpenAsync(AccountSettings account, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return await session.OpenAsync(account, cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }
}
