namespace ApiKeys.Client;

/// <summary>What the frameworks offer under different names, or not at all.</summary>
internal static class FrameworkGaps
{
    /// <summary>A source that cancels after a time on a clock.</summary>
    public static CancellationTokenSource CancelAfter(TimeSpan delay, TimeProvider timeProvider) =>
#if NET
        new(delay, timeProvider);
#else
        timeProvider.CreateCancellationTokenSource(delay);

    public static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken));
        return await (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public static Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
    }
#endif
}
