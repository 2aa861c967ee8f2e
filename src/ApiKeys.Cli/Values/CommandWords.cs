using System.Text;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Splits a command line into words as a shell does, but expands nothing. On Windows a backslash stands for itself, as
/// in paths.
/// </summary>
internal sealed class CommandWords
{
    private const string EscapableInQuotes = "\"\\$`";
    private readonly string _text;
    private readonly bool _hasEscapes;
    private int _at;

    private CommandWords(string text, bool isWindows) => (_text, _hasEscapes) = (text, !isWindows);

    private bool IsAtEnd => _at == _text.Length;

    /// <exception cref="UsageException">There is no word, or a quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string command) => Split(command, OperatingSystem.IsWindows());

    /// <exception cref="UsageException">There is no word, or a quote is not closed.</exception>
    internal static IReadOnlyList<string> Split(string command, bool isWindows)
    {
        List<string> words = [.. new CommandWords(command, isWindows).ReadAll()];
        return words is [{ Length: > 0 }, ..] ? words : throw new UsageException("The command is empty.");
    }

    /// <summary>Quotes one word for a Unix shell.</summary>
    public static string Quote(string word) =>
        word.Length > 0
        && word.All(static c => char.IsAsciiLetterOrDigit(c) || "_-./:@%+=,".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private IEnumerable<string> ReadAll()
    {
        while (!IsAtEnd)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else
            {
                yield return ReadWord();
            }
        }
    }

    private string ReadWord()
    {
        StringBuilder word = new();
        while (!IsAtEnd && !char.IsWhiteSpace(_text[_at]))
        {
            char c = _text[_at++];
            word.Append(
                c switch
                {
                    '\'' => ReadToQuote(c, escapable: ""),
                    '"' => ReadToQuote(c, _hasEscapes ? EscapableInQuotes : ""),
                    '\\' when _hasEscapes && !IsAtEnd => _text[_at++].ToString(),
                    _ => c.ToString(),
                }
            );
        }

        return word.ToString();
    }

    private string ReadToQuote(char quote, string escapable)
    {
        StringBuilder quoted = new();
        while (!IsAtEnd)
        {
            char c = _text[_at++];
            if (c == quote)
            {
                return quoted.ToString();
            }

            quoted.Append(
                c == '\\' && !IsAtEnd && escapable.Contains(_text[_at], StringComparison.Ordinal) ? _text[_at++] : c
            );
        }

        throw new UsageException($"The command has a quote ({quote}) that is not closed.");
    }
}
