using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>Captures log lines with their category.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<Line> _lines = [];

    /// <summary>Called after a line of the SDK was written.</summary>
    public Action<Line>? Written { get; init; }

    /// <summary>Called when the SDK asks whether a level is enabled.</summary>
    public Action? Asked { get; init; }

    /// <summary>The lines of the SDK itself, in order.</summary>
    public IReadOnlyList<Line> Lines => [.. _lines.Where(static line => line.Category == "ApiKeys.Client")];

    /// <summary>The lines of the framework about the SDK's clients, in order.</summary>
    public IReadOnlyList<string> FromFramework =>
        [
            .. _lines
                .Where(static line =>
                    line.Category.StartsWith("System.Net.Http.HttpClient.ApiKeys.Client:", StringComparison.Ordinal)
                )
                .Select(static line => line.Text),
        ];

    /// <summary>Lines of the SDK from a level up, as event and text.</summary>
    public IReadOnlyList<string> From(LogLevel level) =>
        [.. Lines.Where(line => line.Level >= level).Select(static line => $"{line.Event.Id} {line.Text}")];

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose() { }

    internal sealed record Line(string Category, LogLevel Level, EventId Event, string Text, Exception? Exception);

    private sealed class Logger(string category, LogCapture capture) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel)
        {
            if (category == "ApiKeys.Client")
            {
                capture.Asked?.Invoke();
            }

            return true;
        }

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Line line = new(category, logLevel, eventId, formatter(state, exception), exception);
            capture._lines.Enqueue(line);
            if (category == "ApiKeys.Client")
            {
                capture.Written?.Invoke(line);
            }
        }
    }
}
