using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The expected failures, which are not errors of this program, as one line for a person.</summary>
internal static class Failure
{
    public static bool IsExpected(Exception exception) =>
        exception
            is ApiKeyException
                or OptionsValidationException
                or ArgumentException
                or InvalidOperationException
                or KeyNotFoundException
                or IOException
                or InvalidDataException
                or OperationCanceledException;

    public static string Describe(Exception exception) =>
        exception is OperationCanceledException ? "Stopped." : "Failed: " + exception.Message.ReplaceLineEndings(" ");
}
