using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>Every category at every level: what is written, its parts, its scopes and its exception.</summary>
internal sealed class LogOutlet(CapturedOutput outflow) : ILoggerProvider
{
    public const string Place = "log";

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, outflow);

    public void Dispose() { }

    private sealed class Logger(string category, CapturedOutput outflow) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            outflow.Add(Place, $"{category} scope {state}");
            AddParts(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            outflow.Add(Place, $"{category} {logLevel} {eventId} {formatter(state, exception)}");
            AddParts(state);
            if (exception is not null)
            {
                ObjectOutlet.Add(outflow, exception);
            }
        }

        private void AddParts(object? state)
        {
            foreach (KeyValuePair<string, object?> part in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                outflow.Add(Place, $"{part.Key} = {part.Value}");
            }
        }
    }
}
