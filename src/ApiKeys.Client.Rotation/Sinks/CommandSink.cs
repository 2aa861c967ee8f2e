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
        int code = await ValueProgram
            .RunAsync(_program, _arguments, key.Value, cancellationToken)
            .ConfigureAwait(false);
        if (code != 0)
        {
            throw new InvalidOperationException($"{_program} ended with {code}.");
        }
    }
}
