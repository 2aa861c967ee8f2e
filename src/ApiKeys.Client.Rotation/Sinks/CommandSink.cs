using System.Diagnostics;

namespace ApiKeys.Client.Rotation;

/// <summary>
/// Hands each value to a program, on its standard input. The program must end with 0, and may be run again with the
/// same value.
/// </summary>
public sealed class CommandSink : ISecretSink
{
    private readonly string _program;
    private readonly string[] _arguments;

    /// <summary>Names the program.</summary>
    /// <param name="program">The program. No shell is between.</param>
    /// <param name="arguments">Its arguments. The value is never among them.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CommandSink(string program, params IEnumerable<string> arguments)
    {
        _program = program ?? throw new ArgumentNullException(nameof(program));
        _arguments = [.. arguments ?? throw new ArgumentNullException(nameof(arguments))];
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The program ended with another code than 0.</exception>
    public async Task PublishAsync(RotatedKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        using Process process = Process.Start(
            new ProcessStartInfo(_program, _arguments) { RedirectStandardInput = true }
        )!;
        try
        {
            await process
                .StandardInput.WriteLineAsync(key.Value.Reveal().AsMemory(), cancellationToken)
                .ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It did not read its input: its exit code says whether that is well.
        }

        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{_program} ended with {process.ExitCode}.");
        }
    }
}
