using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Hosting;

/// <summary>
/// The expected failures of the start, which are not errors of this program, as one line for a person.
/// </summary>
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
