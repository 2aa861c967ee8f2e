using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Telemetry;

/// <summary>
/// Swallows exceptions thrown by listeners and loggers, so that they cannot fail a call: a response that arrived may
/// contain the value of a key.
/// </summary>
internal static class SafeTelemetry
{
    public static void Run(Action observe)
    {
        try
        {
            observe();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Nothing can be logged: the logger itself failed.
        }
    }

    /// <summary>Whether a logger is enabled; a logger that throws counts as disabled.</summary>
    public static bool IsEnabled(ILogger logger, LogLevel level)
    {
        try
        {
            return logger.IsEnabled(level);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return false;
        }
    }
}
