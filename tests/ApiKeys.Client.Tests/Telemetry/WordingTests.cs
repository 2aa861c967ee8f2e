using ApiKeys.Client.Telemetry;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>The text of spans and logs for messages and exceptions of other code.</summary>
public sealed class WordingTests
{
    [Fact]
    public void A_text_is_truncated_after_2000_characters()
    {
        Assert.Equal(new string('a', 2000), LogText.Of(new string('a', 2001)));
        Assert.Equal(new string('a', 2000), LogText.Of(new string('a', 2000)));
    }

    [Fact]
    public void A_network_failure_without_a_specific_error_type_is_named_by_its_exception_type() =>
        Assert.Equal("System.Net.Http.HttpRequestException", ErrorType.Of(new HttpRequestException("It broke off.")));

    [Fact]
    public void A_logger_whose_IsEnabled_throws_is_not_enabled() =>
        Assert.False(SafeTelemetry.IsEnabled(new Failing(), LogLevel.Critical));

    private sealed class Failing : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) =>
            throw new InvalidOperationException("The configuration cannot be read.");

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            // Not called.
        }
    }
}
