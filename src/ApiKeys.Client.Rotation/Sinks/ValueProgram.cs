using System.Diagnostics;

namespace ApiKeys.Client.Rotation;

/// <summary>A program that reads a value from its standard input. No shell is between.</summary>
internal static class ValueProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        string program,
        IEnumerable<string> arguments,
        SecretValue value,
        CancellationToken cancellationToken
    )
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true };
        using Process process = Process.Start(start)!;
        try
        {
            ReadOnlyMemory<char> line = value.Reveal().AsMemory();
            await process.StandardInput.WriteLineAsync(line, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not read its input: its exit code says whether that is well.
        }

        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode;
    }
}
