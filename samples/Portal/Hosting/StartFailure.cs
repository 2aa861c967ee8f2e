using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>What may go wrong at the start without a fault in this program, in one line for a person.</summary>
internal static class StartFailure
{
    public static bool IsExpected(Exception exception) =>
        exception
            is OptionsValidationException
                or ArgumentException
                or InvalidOperationException
                or IOException
                or InvalidDataException
                or FormatException;

    public static string Describe(Exception exception) => "Not started: " + exception.Message.ReplaceLineEndings(" ");
}
