using System.Diagnostics;

namespace ApiKeys.Client.Authentication;

/// <summary>Work that several callers wait for, and that belongs to none of them.</summary>
internal static class SharedTask
{
    /// <summary>
    /// Starts it on a thread of its own, without what flows with the first caller, such as its activity: so it outlives
    /// that caller's call, and nobody starts it within a lock. It is told the span of that caller, to name it.
    /// </summary>
    public static Task<T> Run<T>(Func<ActivityContext, Task<T>> work)
    {
        ActivityContext caller = Activity.Current?.Context ?? default;
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(() => work(caller)).Observed();
        }

        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(() => work(caller)).Observed();
        }
    }

    /// <summary>Makes sure that a failure for which nobody waits any more is no news to the program.</summary>
    public static Task<T> Observed<T>(this Task<T> task)
    {
        _ = task.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
        return task;
    }
}
