using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// An action that continues in the background. Its work is already done; only its state is reported later.
/// </summary>
internal sealed class VeeamAsyncAction(VeeamCall call, string name, Guid id, VeeamVariants variants, DateTimeOffset now)
{
    private static readonly TimeSpan _successKept = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _failureKept = TimeSpan.FromHours(1);

    private DateTimeOffset _doneAt = now + variants.AsyncDuration;
    private int _pollsLeft = variants.AsyncPolls;

    public VeeamCall Call => call;

    public string Name => name;

    public Guid Id => id;

    public VeeamAsyncOutcome Outcome { get; } = variants.AsyncOutcome;

    /// <summary>The result of the action; <see langword="null"/> if there is none, or none any more.</summary>
    public EmulatedResponse? Result { get; set; }

    public bool IsDoneAt(DateTimeOffset time) => _pollsLeft == 0 && time >= _doneAt;

    public bool IsKeptAt(DateTimeOffset time) =>
        !IsDoneAt(time) || time < _doneAt + (Outcome == VeeamAsyncOutcome.Succeed ? _successKept : _failureKept);

    /// <summary>
    /// The state, in the vendor's spelling. Each query counts, and an action may wait for a number of them.
    /// </summary>
    public string Poll(DateTimeOffset time)
    {
        if (IsDoneAt(time))
        {
            return Outcome switch
            {
                VeeamAsyncOutcome.Succeed => "succeed",
                VeeamAsyncOutcome.Failed => "failed",
                _ => "canceled",
            };
        }

        if (_pollsLeft > 0)
        {
            _pollsLeft--;
            _doneAt = time > _doneAt ? time : _doneAt;
        }

        return "running";
    }
}
