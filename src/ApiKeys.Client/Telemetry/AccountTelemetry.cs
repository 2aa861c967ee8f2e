using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ApiKeys.Client.Telemetry;

/// <summary>
/// Observes the operations at one account: each has one span and one measurement, whatever nested operations it
/// consists of. It costs nothing while nothing listens.
/// </summary>
internal sealed class AccountTelemetry(
    string service,
    string account,
    TimeProvider timeProvider,
    ILoggerFactory? loggers = null
)
{
    public string Service { get; } = service;

    public string Account { get; } = account;

    public TimeProvider TimeProvider { get; } = timeProvider;

    /// <summary>The clock of the service, as far as its responses tell.</summary>
    public ServiceClock ServiceClock { get; } = new(timeProvider);

    public ILogger Logger { get; } = loggers?.CreateLogger(Instrumentation.Name) ?? NullLogger.Instance;

    /// <summary>
    /// The operation of this account that the running code is a part of; null outside of one, and when nothing listens.
    /// </summary>
    public OperationScope? Current =>
        OperationScope.Current is { IsOpen: true } scope && scope.Owner == this ? scope : null;

    private bool IsObserved => Instrumentation.IsListenedTo || SafeTelemetry.IsEnabled(Logger, LogLevel.Warning);

    /// <summary>Runs an operation. Within another of this account it is a part of that one.</summary>
    /// <param name="operation">Its name, one of <see cref="OperationName"/>.</param>
    /// <param name="keyId">The id of the key that it is about; null when it is about none, or the id is not known
    /// yet.</param>
    /// <param name="run">The action.</param>
    public Task<T> RunAsync<T>(string operation, string? keyId, Func<Task<T>> run) =>
        !IsObserved || Current is not null
            ? Started(run)
            : ObserveAsync(new OperationScope(this, operation, keyId), run);

    /// <summary>Runs an operation that has no result.</summary>
    public Task RunAsync(string operation, string? keyId, Func<Task> run) =>
        !IsObserved || Current is not null
            ? Started(run)
            : ObserveAsync(new OperationScope(this, operation, keyId), WithResult(run));

    /// <summary>
    /// Runs work that several callers wait for, as a separate operation that links to the caller who began it.
    /// </summary>
    public Task<T> RunSharedAsync<T>(string operation, ActivityContext startedBy, Func<Task<T>> run) =>
        !IsObserved ? run() : ObserveAsync(new OperationScope(this, operation, null) { StartedBy = startedBy }, run);

    /// <summary>Reads a stream as one operation, which ends with it or when the reader leaves it.</summary>
    public IAsyncEnumerable<T> StreamAsync<T>(string operation, IAsyncEnumerable<T> items) =>
        !IsObserved || Current is not null ? items : ObserveAsync(operation, items);

    /// <summary>Logs an event of the account.</summary>
    /// <param name="write">Writes the event, with the logger, the service and the account.</param>
    public void Report(Action<ILogger, string, string> write) =>
        SafeTelemetry.Run(() => write(Logger, Service, Account));

    /// <summary>Logs what was learned about the server: the value that an option should have.</summary>
    public void Learned(string option, string value) =>
        Report((logger, service, account) => Log.FormLearned(logger, service, account, option, value));

    /// <summary>
    /// Starts an operation. An exception that it throws at once also comes through the task, whether it is observed or
    /// not.
    /// </summary>
    private static Task<T> Started<T>(Func<Task<T>> run)
    {
        try
        {
            return run();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromException<T>(failure);
        }
    }

    private static Task Started(Func<Task> run)
    {
        try
        {
            return run();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromException(failure);
        }
    }

    private static Func<Task<object?>> WithResult(Func<Task> run) =>
        async () =>
        {
            await run().ConfigureAwait(false);
            return null;
        };

    private static async Task<T> ObserveAsync<T>(OperationScope scope, Func<Task<T>> run)
    {
        scope.Enter();
        try
        {
            T result = await run().ConfigureAwait(false);
            scope.Succeed(result);
            return result;
        }
        catch (Exception failure)
        {
            scope.Fail(failure);
            throw;
        }
    }

    private async IAsyncEnumerable<T> ObserveAsync<T>(
        string operation,
        IAsyncEnumerable<T> items,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        OperationScope scope = new(this, operation, null);
        IAsyncEnumerator<T> reader = items.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await MoveNextAsync(scope, reader).ConfigureAwait(false))
            {
                yield return reader.Current;
            }
        }
        finally
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            scope.Succeed(null);
        }
    }

    /// <summary>
    /// The reader's own code runs between two steps and is no part of the operation, so each step enters the operation
    /// again.
    /// </summary>
    private static async ValueTask<bool> MoveNextAsync<T>(OperationScope scope, IAsyncEnumerator<T> reader)
    {
        scope.Enter();
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            scope.Fail(failure);
            throw;
        }
    }
}
