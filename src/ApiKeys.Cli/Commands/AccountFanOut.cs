using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>The outcome at one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Value">The result; null when the call failed.</param>
/// <param name="Failure">What went wrong; null when nothing did.</param>
internal sealed record Outcome<T>(AccountSettings Account, T? Value, Failure? Failure)
    where T : class;

/// <summary>
/// Makes the same call at many accounts, several at a time. The outcomes are in the order of the configuration, and a
/// failing account does not hide the others.
/// </summary>
internal sealed class AccountFanOut(Session session) : IDisposable
{
    private const int AtOnce = 8;

    // Opening an account may prompt the user, so one is opened at a time.
    private readonly SemaphoreSlim _opening = new(1);

    /// <summary>All outcomes, when the last one is there.</summary>
    public async Task<IReadOnlyList<Outcome<T>>> AskAsync<T>(
        IReadOnlyList<AccountSettings> accounts,
        Func<AccountSettings, ApiKeyManager, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken
    )
        where T : class
    {
        List<Outcome<T>> outcomes = new(accounts.Count);
        await AskAsync(accounts, ask, outcomes.Add, cancellationToken);
        return outcomes;
    }

    /// <summary>
    /// Each outcome in its turn, as soon as those before it are there, so that thousands need not be kept.
    /// </summary>
    public async Task AskAsync<T>(
        IReadOnlyList<AccountSettings> accounts,
        Func<AccountSettings, ApiKeyManager, CancellationToken, Task<T>> ask,
        Action<Outcome<T>> take,
        CancellationToken cancellationToken
    )
        where T : class
    {
        InTurn<Outcome<T>> turns = new(take);
        using Progress progress = new(session.Screen, accounts.Count);
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(
            0,
            accounts.Count,
            options,
            async (index, cancelled) =>
            {
                turns.Add(index, await AskAsync(accounts[index], ask, cancelled));
                progress.Step();
            }
        );
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
            session.Cache?.ForgetAfter(exception, account);
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
