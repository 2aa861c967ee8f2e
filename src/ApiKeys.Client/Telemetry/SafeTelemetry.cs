using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Telemetry;

/// <summary>
/// Lets listeners and loggers of the application fail alone: a response that arrived may hold the value of a key, and
/// is not lost to one of them.
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
            // There is nobody to tell: who would be told is what failed.
        }
    }

    /// <summary>Whether a logger listens; one that cannot say does not.</summary>
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
