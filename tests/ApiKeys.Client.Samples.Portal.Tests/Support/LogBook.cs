using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>Keeps everything that a portal logs or prints.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();

    public string Text => string.Join('\n', _lines);

    public void Add(string line)
    {
        _lines.Enqueue(line);
        _news.Writer.TryWrite(line);
    }

    /// <summary>Waits until the log contains a text.</summary>
    public async Task SaysAsync(string text)
    {
        while (!Text.Contains(text, StringComparison.Ordinal))
        {
            await _news.Reader.ReadAsync(The.Token);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Add($"{state}");
        return null;
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Add($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // Tests read the log after the portal has ended.
    }
}
