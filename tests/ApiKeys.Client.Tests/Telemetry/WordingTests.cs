using ApiKeys.Client.Telemetry;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>The words that spans and logs have for what others say and throw.</summary>
public sealed class WordingTests
{
    [Fact]
    public void A_text_is_cut_after_2000_characters()
    {
        Assert.Equal(new string('a', 2000), LogText.Of(new string('a', 2001)));
        Assert.Equal(new string('a', 2000), LogText.Of(new string('a', 2000)));
    }

    [Fact]
    public void A_failure_on_the_way_that_has_no_word_of_its_own_is_told_by_its_kind() =>
        Assert.Equal("System.Net.Http.HttpRequestException", ErrorType.Of(new HttpRequestException("It broke off.")));

    [Fact]
    public void A_logger_that_cannot_say_whether_it_listens_does_not() =>
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
            // Nobody asks for it.
        }
    }
}
