using System.Collections;

namespace ApiKeys.Client.Testing;

/// <summary>
/// What arrived, in order; the last 10,000 requests. Safe from any thread: an enumeration runs over the list as it was
/// when it began.
/// </summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    internal const int Capacity = 10_000;
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _sequence;

    /// <summary>Gets how many are kept now.</summary>
    public int Count => Snapshot().Length;

    /// <summary>One of those that are kept.</summary>
    /// <param name="index">0 for the oldest.</param>
    /// <exception cref="IndexOutOfRangeException">There are fewer.</exception>
    public RecordedRequest this[int index] => Snapshot()[index];

    /// <summary>
    /// Waits for a request. The condition is asked about those already there, and again whenever one arrives, has been
    /// processed or is about to be answered.
    /// </summary>
    /// <param name="condition">What the request must be like.</param>
    /// <param name="cancellationToken">Gives up waiting; there is no other limit.</param>
    /// <returns>The first request that fulfils the condition.</returns>
    /// <exception cref="OperationCanceledException">The wait was given up.</exception>
    public async Task<RecordedRequest> WaitForAsync(
        Func<RecordedRequest, bool> condition,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            Task change = Volatile.Read(ref _changed).Task;
            if (this.FirstOrDefault(condition) is { } found)
            {
                return found;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Forgets all requests. The numbering goes on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RecordedRequest> GetEnumerator() => Snapshot().AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(RecordedRequest request)
    {
        lock (_lock)
        {
            request.Sequence = ++_sequence;
            request.Changed = Signal;
            _requests.Enqueue(request);
            if (_requests.Count > Capacity)
            {
                _requests.Dequeue();
            }
        }

        Signal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).SetResult();

    private RecordedRequest[] Snapshot()
    {
        lock (_lock)
        {
            return [.. _requests];
        }
    }
}
