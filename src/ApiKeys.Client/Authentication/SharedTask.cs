using System.Diagnostics;

namespace ApiKeys.Client.Authentication;

/// <summary>A task that several callers wait for, and that belongs to none of them.</summary>
internal static class SharedTask
{
    /// <summary>
    /// Starts it on the thread pool, without the execution context of the first caller, such as its activity. So it
    /// outlives that caller's call, and never starts within a lock. It receives the span of that caller, to link to it.
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

    /// <summary>Marks exceptions as observed, so that they do not raise UnobservedTaskException.</summary>
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
