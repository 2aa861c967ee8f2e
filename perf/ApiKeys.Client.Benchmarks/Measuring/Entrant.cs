using System.Diagnostics;
using ApiKeys.Client.Benchmarks.Contestants;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>A contestant in one cell.</summary>
internal sealed class Entrant : IDisposable
{
    private const int CrowdSize = 1000;

    private readonly Contestant _contestant;
    private readonly Place _place;
    private readonly Workload _workload;
    private readonly Func<Task> _call;
    private readonly Task[] _crowd;
    private readonly List<Turn> _turns = [];
    private string? _fault;
    private double _nanoseconds = double.NaN;

    public Entrant(string name, Contestant contestant, Place place, Workload workload, Where where)
    {
        (Name, _contestant, _place, _workload, _call) = (name, contestant, place, workload, contestant.Call(workload));
        _crowd = where == Where.Crowd ? new Task[CrowdSize] : [];
    }

    public string Name { get; }

    public Figure Figure => new(Name, _fault is null ? _turns : [], _fault);

    private int Calls => Math.Max(1, _crowd.Length);

    /// <summary>Checks the request that it sends and its result.</summary>
    public Task CheckAsync() =>
        GuardedAsync(async () =>
        {
            _place
                .Canned
                ?.Inspect = (request, body) => _fault ??= RequestCheck.FaultOf(request, body, _workload, _place);
            await CallAsync(1);
            _place.Canned?.Inspect = null;
            string wanted = CannedResponse.To(_workload, _place.Expiry).Checksum;
            Task[] done = _crowd.Length > 0 ? _crowd : [_call()];
            foreach (Task call in done)
            {
                await call;
                _fault ??=
                    _contestant.ChecksumOf(call) is var found && found != wanted
                        ? $"the checksum of its response is {found}, not {wanted}"
                        : null;
            }
        });

    /// <summary>Calls for a while, and measures how long a call takes.</summary>
    public Task WarmUpAsync(TimeSpan length) =>
        GuardedAsync(async () =>
        {
            long start = Stopwatch.GetTimestamp();
            int count = 0;
            for (; Stopwatch.GetElapsedTime(start) < length; count++)
            {
                await CallAsync(1);
            }

            _nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
        });

    /// <summary>Takes a turn. Garbage of the others is collected first.</summary>
    public Task TakeTurnAsync(TimeSpan length) =>
        GuardedAsync(async () =>
        {
            int count = Math.Max(1, (int)(length.TotalNanoseconds / _nanoseconds));
            GC.Collect();
            long bytes = GC.GetTotalAllocatedBytes(precise: true);
            long start = Stopwatch.GetTimestamp();
            await CallAsync(count);
            double nanoseconds = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
            _turns.Add(new Turn(nanoseconds / count / Calls, (double)bytes / count / Calls));
            _nanoseconds = nanoseconds / count;
        });

    public void Dispose() => _contestant.Dispose();

    private async Task CallAsync(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await (_crowd.Length == 0 ? _call() : CallAtOnceAsync());
        }
    }

    private Task CallAtOnceAsync()
    {
        for (int i = 0; i < _crowd.Length; i++)
        {
            _crowd[i] = _call();
        }

        return Task.WhenAll(_crowd);
    }

    /// <summary>A contestant that fails does not stop the others, and has no figure.</summary>
    private async Task GuardedAsync(Func<Task> run)
    {
        if (_fault is not null)
        {
            return;
        }

        _contestant.Enter();
        try
        {
            await run();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            _fault ??= $"it failed: {failure.Message}";
        }
        finally
        {
            _contestant.Leave();
        }
    }
}
