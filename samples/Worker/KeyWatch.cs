using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Samples.Worker;

/// <summary>
/// Once a day, logs the keys of each account that will expire soon. A failing account does not hide the others.
/// </summary>
internal sealed partial class KeyWatch(ApiKeyManagers accounts, TimeProvider clock, ILogger<KeyWatch> log)
    : BackgroundService
{
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer day = new(TimeSpan.FromDays(1), clock);
        do
        {
            await Task.WhenAll(accounts.Select(keys => LookAsync(keys, stoppingToken)));
        } while (await day.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(ApiKeyManager keys, CancellationToken stoppingToken)
    {
        try
        {
            IReadOnlyList<ApiKey> all = await keys.GetListAsync(stoppingToken);
            string[] ending =
            [
                .. all.Where(key => key.IsExpiredAt(clock.GetUtcNow() + Soon) == true).Select(key => key.Name),
            ];
            Found(keys.Account, all.Count, ending.Length > 0 ? string.Join(", ", ending) : "none");
        }
        catch (ApiKeyException exception)
        {
            Failed(keys.Account, exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Account}: {Count} keys. To renew: {Ending}")]
    private partial void Found(string account, int count, string ending);

    [LoggerMessage(LogLevel.Error, "{Account} cannot be read")]
    private partial void Failed(string account, ApiKeyException exception);
}
