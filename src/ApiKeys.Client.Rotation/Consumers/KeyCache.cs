using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client.Rotation.Consumers;

/// <summary>
/// The current key of one policy in memory. It follows the store in the background; reading it costs no call and no
/// allocation.
/// </summary>
[SuppressMessage(
    "Usage",
    "CA2213",
    Justification = "What waits on them may still run; they hold no handle of the system."
)]
internal sealed class KeyCache(
    string policy,
    PublishedKeys keys,
    IConsumerRegister? register,
    string consumer,
    TimeProvider clock
) : IDisposable
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Entry? _entry;
    private RotatedKey? _reported;
    private int _isFollowing;

    /// <summary>The current key; null before it was read for the first time.</summary>
    public RotatedKey? Newest => _entry?.Key;

    /// <summary>The current key as the store has it now.</summary>
    /// <exception cref="InvalidOperationException">No key was published yet.</exception>
    public async ValueTask<RotatedKey> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (RotatedKey? key, long version) = await keys.FindAsync(policy, cancellationToken).ConfigureAwait(false);
            _entry = key is null ? null : new Entry(key, version);
            Watch();
            return key
                ?? throw new InvalidOperationException(
                    $"Rotation policy '{policy}': no key was published yet. Let the rotation run once, or adopt the"
                        + " key that is in use."
                );
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Reads again after a refusal, and says whether there is another value than the refused one.</summary>
    public async ValueTask<RotatedKey?> ReplacementForAsync(RotatedKey refused, CancellationToken cancellationToken)
    {
        RotatedKey? known = _entry?.Key;
        RotatedKey newest =
            known is not null && known.Generation > refused.Generation
                ? known
                : await ReadAsync(cancellationToken).ConfigureAwait(false);
        return newest.Value.Reveal() == refused.Value.Reveal() ? null : newest;
    }

    /// <summary>Notes that the service accepted a value, once for each value.</summary>
    public void Accepted(RotatedKey key)
    {
        if (register is null || ReferenceEquals(Volatile.Read(ref _reported), key))
        {
            return; // As with every call but the first. A fingerprint takes longer than the rest of the handler.
        }

        string? earlier = Interlocked.Exchange(ref _reported, key)?.Value.Fingerprint;
        if (key.Value.Fingerprint is { } fingerprint && fingerprint != earlier)
        {
            _ = ReportAsync(register, fingerprint);
        }
    }

    public void Dispose() => _end.Cancel();

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A report that fails is sent again with the next call; the call itself has succeeded."
    )]
    private async Task ReportAsync(IConsumerRegister consumers, string fingerprint)
    {
        try
        {
            await consumers.ReportAsync(policy, consumer, fingerprint, _end.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            Interlocked.Exchange(ref _reported, null);
        }
    }

    private void Watch()
    {
        if (Interlocked.Exchange(ref _isFollowing, 1) == 0)
        {
            _ = Task.Run(FollowAsync);
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A store that cannot be read must not end the watch: the value in memory goes on to work."
    )]
    private async Task FollowAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await keys.WaitForChangeAsync(policy, _entry?.Version ?? 0, _end.Token).ConfigureAwait(false);
                await ReadAsync(_end.Token).ConfigureAwait(false);
            }
            catch (Exception) when (!_end.IsCancellationRequested)
            {
                await Compatibility.Pause.ForAsync(_pause, clock, _end.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private sealed record Entry(RotatedKey Key, long Version);
}
