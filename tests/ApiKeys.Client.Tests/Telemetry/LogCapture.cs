using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>What the log is told, with the category.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = [];

    /// <summary>What the SDK itself told, in order.</summary>
    public IReadOnlyList<Line> Lines => [.. _lines.Where(static line => line.Category == "ApiKeys.Client")];

    /// <summary>Lines of the SDK from a level on, as event and text.</summary>
    public IReadOnlyList<string> From(LogLevel level) => [.. Lines.Where(line => line.Level >= level).Select(static line => $"{line.Event.Id} {line.Text}")];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    internal sealed record Line(string Category, LogLevel Level, EventId Event, string Text, Exception? Exception);

    private sealed class Logger(string category, ConcurrentQueue<Line> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new(category, logLevel, eventId, formatter(state, exception), exception));
    }
}
