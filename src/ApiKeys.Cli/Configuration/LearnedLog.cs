using Microsoft.Extensions.Logging;

namespace ApiKeys.Cli.Configuration;

/// <summary>Notices in the SDK's log what it learned about a server.</summary>
/// <param name="onLearned">Is called with the option and its value.</param>
internal sealed class LearnedLog(Action<string, string> onLearned) : ILoggerProvider, ILogger
{
    /// <summary>The event that names an option and its value.</summary>
    private const int FormLearned = 31;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (
            eventId.Id == FormLearned
            && state is IEnumerable<KeyValuePair<string, object?>> members
            && members.ToLookup(static member => member.Key, static member => member.Value as string) is var named
            && named["Option"].FirstOrDefault() is { } option
            && named["Value"].FirstOrDefault() is { } value
        )
        {
            onLearned(option, value);
        }
    }

    public void Dispose()
    {
        // There is nothing to dispose.
    }
}
