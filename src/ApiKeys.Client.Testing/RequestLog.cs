using System.Collections;

namespace ApiKeys.Client.Testing;

/// <summary>
/// The last 10,000 requests, in order of arrival. Safe from any thread: an enumeration uses the list as it was at its
/// start.
/// </summary>
public sealed class RequestLog : IReadOnlyList<RecordedRequest>
{
    internal const int Capacity = 10_000;
    private readonly object _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private TaskCompletionSource _changed = NewSignal();
    private long _sequence;

    /// <summary>Gets the number of requests that are kept.</summary>
    public int Count => Snapshot().Length;

    /// <summary>Gets one of the requests that are kept.</summary>
    /// <param name="index">0 for the oldest.</param>
    /// <exception cref="IndexOutOfRangeException">There are fewer requests.</exception>
    public RecordedRequest this[int index] => Snapshot()[index];

    /// <summary>
    /// Waits for a request. The condition is checked for the requests that are kept, and whenever a request arrives,
    /// has been processed or gets its response.
    /// </summary>
    /// <param name="condition">The condition that the request must meet.</param>
    /// <param name="cancellationToken">Cancels the wait; there is no other limit.</param>
    /// <returns>The first request that meets the condition.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
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

    /// <summary>Removes all requests. The numbering continues.</summary>
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
