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
    /// <param name="program">
    /// The program, which is looked for in <c>PATH</c> if it has no folder. No shell is between.
    /// </param>
    /// <param name="arguments">Its arguments. The value is never among them.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public CommandSink(string program, params IEnumerable<string> arguments)
    {
        _program = program ?? throw new ArgumentNullException(nameof(program));
        _arguments = [.. arguments ?? throw new ArgumentNullException(nameof(arguments))];
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The program was not found, or ended with another code than 0.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The program is a wrapper on Windows (<c>.cmd</c>, <c>.bat</c>), and an argument has a quote, a percent sign or a
    /// control character.
    /// </exception>
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
