namespace ApiKeys.Cli.Output;

/// <summary>Where the tool speaks: data to standard output, everything for people to standard error.</summary>
internal sealed class Screen(OutputFormat format, bool isQuiet, bool hasColor)
{
    public OutputFormat Format { get; } = format;

    public bool IsQuiet { get; } = isQuiet;

    /// <summary>Whether colours are wanted; where they can be shown is another question.</summary>
    public bool HasColor { get; } = hasColor;

    /// <summary>
    /// Whether somebody can be asked: the answer comes from a terminal, and the question is seen on one.
    /// </summary>
    public static bool IsInteractive => !Console.IsInputRedirected && !Console.IsErrorRedirected;

    /// <summary>Says what happened.</summary>
    public void Note(string text)
    {
        if (!IsQuiet)
        {
            Console.Error.WriteLine(PlainText.Of(text));
        }
    }

    /// <summary>Says what should be put right some time.</summary>
    public void Warn(string text) => Note("warning: " + text);

    /// <summary>Says what <c>--verbose</c> asks for.</summary>
    public static void Debug(string text) => Console.Error.WriteLine("debug: " + PlainText.Of(text));

    /// <summary>Says what went wrong; also when the rest is to be quiet.</summary>
    public static void Error(string text) => Console.Error.WriteLine("error: " + PlainText.Of(text));
}
