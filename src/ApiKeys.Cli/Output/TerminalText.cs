using Spectre.Console;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Text for a terminal. Only what was laid out before is broken into lines: the rest is left to the terminal, where a
/// long id can be copied as a whole.
/// </summary>
internal sealed class TerminalText
{
    private readonly IAnsiConsole _console;
    private readonly Paragraph _text = new();

    public TerminalText(Screen screen)
    {
        _console = Terminal.ForData(screen);
        Width = _console.Profile.Width;
        _console.Profile.Width = Terminal.UnlimitedWidth;
    }

    /// <summary>How many columns the terminal has.</summary>
    public int Width { get; }

    public void Append(string text, Severity severity) => _text.Append(text, StyleOf(severity));

    public void EndLine() => _text.Append("\n", Style.Plain);

    /// <summary>Writes the text.</summary>
    /// <exception cref="OutputException">Standard output is full.</exception>
    public void Write()
    {
        try
        {
            _console.Write(_text);
        }
        catch (IOException exception)
        {
            throw new OutputException(exception.Message, exception);
        }
    }

    private static Style StyleOf(Severity severity) =>
        severity switch
        {
            Severity.Now => new Style(Color.Red),
            Severity.Soon => new Style(Color.Yellow),
            _ => Style.Plain,
        };
}
