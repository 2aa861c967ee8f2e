using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>
/// Listens on one connection for the names of policies whose states have changed. It begins when somebody waits. After
/// the connection was lost, everybody is woken once it is there again, because a change may have been missed.
/// </summary>
internal sealed class ChangeListener(Tables tables) : IAsyncDisposable
{
    /// <summary>A silent connection is tried as often, as a network may drop one without a sign.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, TaskCompletionSource> _waits = new(StringComparer.Ordinal);
    private Task? _listening;

    /// <summary>Completes when the state of a policy may have changed.</summary>
    public Task NextChangeOf(string policy)
    {
        lock (_lock)
        {
            _listening ??= Task.Run(ListenAsync);
            if (!_waits.TryGetValue(policy, out TaskCompletionSource? wait))
            {
                wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _waits.Add(policy, wait);
            }

            return wait.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await (_listening ?? Task.CompletedTask).ConfigureAwait(false);
        _end.Dispose();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever ends the connection, another one is opened.")]
    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(_end.Token).ConfigureAwait(false);
            }
            catch (Exception)
            {
                await Task.Delay(_pause, TimeProvider.System, _end.Token)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await tables.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, change) => Wake(change.Payload);
            await connection.RunAsync($"LISTEN {Statements.Channel}", cancellationToken).ConfigureAwait(false);
            WakeAll();
            while (true)
            {
                if (!await connection.WaitAsync(_silence, cancellationToken).ConfigureAwait(false))
                {
                    await connection.RunAsync("SELECT 1", cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private void Wake(string policy)
    {
        lock (_lock)
        {
            if (_waits.Remove(policy, out TaskCompletionSource? wait))
            {
                wait.SetResult();
            }
        }
    }

    private void WakeAll()
    {
        lock (_lock)
        {
            foreach (TaskCompletionSource wait in _waits.Values)
            {
                wait.SetResult();
            }

            _waits.Clear();
        }
    }
}
