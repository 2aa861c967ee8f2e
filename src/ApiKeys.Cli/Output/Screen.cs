namespace ApiKeys.Cli.Output;

/// <summary>The output of the tool: data on standard output, everything for people on standard error.</summary>
internal sealed class Screen(OutputFormat format, bool isQuiet, bool hasColor)
{
    public OutputFormat Format { get; } = format;

    /// <summary>Whether standard output is for programs.</summary>
    public bool IsData => Format != OutputFormat.Table;

    public bool IsQuiet { get; } = isQuiet;

    /// <summary>Whether colours are wanted. <see cref="Terminal"/> decides where they can be shown.</summary>
    public bool HasColor { get; } = hasColor;

    /// <summary>Whether a person can be asked: input comes from a terminal, and the question is shown on one.</summary>
    public static bool IsInteractive => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Writes a message.</summary>
    public void Note(string text)
    {
        if (!IsQuiet)
        {
            Console.Error.WriteLine(PlainText.Of(text));
        }
    }

    /// <summary>Writes a warning.</summary>
    public void Warn(string text) => Note("warning: " + text);

    /// <summary>Writes a message of <c>--verbose</c>.</summary>
    public static void Debug(string text) => Console.Error.WriteLine("debug: " + PlainText.Of(text));

    /// <summary>Writes an error, also with <c>--quiet</c>.</summary>
    public static void Error(string text) => Console.Error.WriteLine("error: " + PlainText.Of(text));
}
