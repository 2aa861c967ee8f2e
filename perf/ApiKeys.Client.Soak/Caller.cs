namespace ApiKeys.Client.Soak;

/// <summary>
/// One of many callers that use the accounts concurrently. It runs one operation after another, and cancels some of
/// them.
/// </summary>
internal sealed class Caller(IReadOnlyList<Account> accounts, Ledger ledger, FaultSchedule weather, Random random)
{
    private const int MostKeys = 8;

    private readonly Operations _operations = new(ledger);

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            weather.Worsen(random);
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(end);
            if (random.Next(8) == 0)
            {
                limit.CancelAfter(random.Next(40));
            }

            await ActAsync(accounts[random.Next(accounts.Count)], limit.Token);
        }
    }

    private Task ActAsync(Account account, CancellationToken token) =>
        random.Next(100) switch
        {
            0 => _operations.ChangeCredentialAsync(account, token),
            < 15 => _operations.ReadAsync(account, token),
            < 50 when account.Keys.Count < MostKeys => _operations.CreateAsync(account, token),
            _ => account.Keys.TryDequeue(out KeyRecord? key)
                ? ActAsync(account, key, token)
                : _operations.CreateAsync(account, token),
        };

    private Task ActAsync(Account account, KeyRecord key, CancellationToken token) =>
        random.Next(4) switch
        {
            _ when key.Id is null => _operations.LookAsync(account, key, token),
            0 when key.Exists == true && account.Manager.Capabilities.HasFlag(ApiKeyCapabilities.Refresh) =>
                _operations.RefreshAsync(account, key, token),
            1 when key.Exists == true && account.Manager.Capabilities.HasFlag(ApiKeyCapabilities.Disable) =>
                _operations.SwitchAsync(account, key, token),
            _ => _operations.DeleteAsync(account, key, token),
        };
}
