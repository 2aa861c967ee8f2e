using System.Buffers;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Configuration;

/// <summary>The output of a command that prints a secret: read up to a limit, and checked to be one line.</summary>
/// <param name="what">The member that has the command, for messages.</param>
internal sealed class PrintedSecret(string what)
{
    private const int MostBytes = 64 * 1024;

    private static readonly SearchValues<char> _lineEnds = SearchValues.Create("\r\n\u000B\u000C\u0085\u2028\u2029");

    private readonly byte[] _bytes = new byte[MostBytes + 1];
    private int _length;

    /// <summary>Gets a value indicating whether the output is longer than any secret.</summary>
    public bool IsTooLong => _length > MostBytes;

    public async Task ReadAsync(Stream output)
    {
        int read;
        while (!IsTooLong && (read = await output.ReadAsync(_bytes.AsMemory(_length))) > 0)
        {
            _length += read;
        }
    }

    /// <exception cref="UsageException">It is not one line of text.</exception>
    public string Secret()
    {
        string text = IsTooLong ? throw Invalid("more than one line") : Text().Trim(' ', '\t', '\r', '\n');
        return text.Length == 0 ? throw Invalid("nothing")
            : text.AsSpan().ContainsAny(_lineEnds) ? throw Invalid("more than one line")
            : text.Any(char.IsControl) ? throw Invalid("a control character, which no secret has")
            : text;
    }

    private string Text()
    {
        try
        {
            return EncodedText.Decode(_bytes.AsSpan(0, _length));
        }
        catch (FormatException exception)
        {
            throw Invalid($"no text: {exception.Message}", exception);
        }
    }

    private UsageException Invalid(string printed, Exception? cause = null) =>
        new($"{what} printed {printed.TrimEnd('.')}.", cause);
}
