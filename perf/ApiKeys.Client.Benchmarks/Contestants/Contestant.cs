using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>One way to call the service. Each returns its own task, so that no wrapper is measured with it.</summary>
internal abstract class Contestant : IDisposable
{
    public abstract Task ListAsync();

    public abstract Task CreateAsync();

    public abstract Task DeleteAsync();

    public Func<Task> Call(Workload workload) =>
        workload switch
        {
            Workload.List10 or Workload.List1000 => ListAsync,
            Workload.Create => CreateAsync,
            Workload.Delete => DeleteAsync,
            _ => FailAsync,
        };

    /// <summary>The checksum of a call's result.</summary>
    public string ChecksumOf(Task done) =>
        done is Task<Refusal> refused ? Checksum.Of(refused.Result) : Checksum.Of(KeysIn(done));

    /// <summary>Called before its turn, outside the measured time.</summary>
    public virtual void Enter() { }

    /// <summary>Called after its turn.</summary>
    public virtual void Leave() { }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    /// <summary>The keys in the result of one of its tasks; empty when it has no result.</summary>
    protected abstract IEnumerable<SampleKey> KeysIn(Task done);

    /// <summary>The content of one of its exceptions; null for another exception.</summary>
    protected abstract Refusal? RefusalIn(Exception failure);

    /// <summary>Makes a create that is refused, and catches the exception.</summary>
    private async Task<Refusal> FailAsync()
    {
        try
        {
            await CreateAsync();
        }
        catch (Exception failure) when (RefusalIn(failure) is { } refusal)
        {
            return refusal;
        }

        return new Refusal(null, null);
    }
}
