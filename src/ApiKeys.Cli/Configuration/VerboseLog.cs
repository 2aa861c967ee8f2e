using Microsoft.Extensions.Logging;

namespace ApiKeys.Cli.Configuration;

/// <summary>Writes the SDK's log to standard error. The log holds no secret at any level.</summary>
internal sealed class VerboseLog : ILoggerProvider
{
    private const string Category = "ApiKeys.Client";

    /// <summary>The event of a failed operation, whose error the command itself reports.</summary>
    private const int OperationFailed = 2;

    public static void Add(ILoggingBuilder logging) =>
        logging
            .SetMinimumLevel(LogLevel.Debug)
            .AddFilter((category, _) => category?.StartsWith(Category, StringComparison.Ordinal) == true)
            .AddProvider(new VerboseLog());

    public ILogger CreateLogger(string categoryName) => new Lines();

    public void Dispose()
    {
        // Standard error is not disposed here.
    }

    private sealed class Lines : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (eventId.Id != OperationFailed)
            {
                Console.Error.WriteLine(
                    $"{logLevel.ToString().ToLowerInvariant()}: {Output.PlainText.Of(formatter(state, exception))}"
                );
            }
        }
    }
}
