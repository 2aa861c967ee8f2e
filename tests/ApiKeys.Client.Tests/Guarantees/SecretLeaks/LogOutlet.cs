using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures every category at every level: the message, its state, its scopes and its exception.</summary>
internal sealed class LogOutlet(CapturedOutput captured) : ILoggerProvider
{
    public const string Place = "log";

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, captured);

    public void Dispose() { }

    private sealed class Logger(string category, CapturedOutput captured) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            captured.Add(Place, $"{category} scope {state}");
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
            captured.Add(Place, $"{category} {logLevel} {eventId} {formatter(state, exception)}");
            AddParts(state);
            if (exception is not null)
            {
                ObjectOutlet.Add(captured, exception);
            }
        }

        private void AddParts(object? state)
        {
            foreach (KeyValuePair<string, object?> part in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                captured.Add(Place, $"{part.Key} = {part.Value}");
            }
        }
    }
}
