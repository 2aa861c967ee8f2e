using System.Diagnostics;

namespace ApiKeys.Client.Rotation;

/// <summary>A program that reads a value from its standard input. No shell is between.</summary>
internal static class ValueProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="InvalidOperationException">There is no such program, or it cannot be started.</exception>
    /// <exception cref="ArgumentException">It is a wrapper on Windows that cannot get its arguments.</exception>
    public static async Task<int> RunAsync(
        string program,
        IEnumerable<string> arguments,
        SecretValue value,
        CancellationToken cancellationToken
    )
    {
        string path =
            Executable.Find(program, Environment.CurrentDirectory)
            ?? throw new InvalidOperationException($"The program '{program}' was not found, or cannot be started.");
        ProcessStartInfo start = ProgramStart.Of(path, arguments);
        start.RedirectStandardInput = true;
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
