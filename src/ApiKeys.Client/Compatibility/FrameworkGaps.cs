using System.Security.Cryptography;

namespace ApiKeys.Client;

/// <summary>Members that the frameworks offer under different names, or not at all.</summary>
internal static class FrameworkGaps
{
#if NET
    public static Task Delay(this TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, timeProvider, cancellationToken);

    public static byte[] Sha256(byte[] bytes) => SHA256.HashData(bytes);
#else
    public static byte[] Sha256(byte[] bytes)
    {
        using SHA256 algorithm = SHA256.Create();
        return algorithm.ComputeHash(bytes);
    }

    public static async Task<T> WaitAsync<T>(this Task<T> task, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = cancellationToken.Register(() =>
            cancelled.TrySetCanceled(cancellationToken)
        );
        return await (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    public static Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
    }
#endif
}
