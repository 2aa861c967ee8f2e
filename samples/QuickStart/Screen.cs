namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Writes numbered steps with a heading, and the indented output of each.</summary>
internal static class Screen
{
    private const int Width = 110;
    private const string Indent = "   ";

    private static int _steps;

    /// <summary>Restarts the numbering of the steps, under a heading.</summary>
    public static void Chapter(string heading)
    {
        _steps = 0;
        Console.WriteLine();
        Console.WriteLine($"== {heading} ==");
    }

    public static void Step(string heading)
    {
        Console.WriteLine();
        Console.WriteLine($"{++_steps}. {heading}");
    }

    /// <summary>Writes a text, with line breaks between words.</summary>
    public static void Say(string text)
    {
        string line = Indent;
        foreach (string word in text.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                Console.WriteLine(line.TrimEnd());
                line = Indent;
            }

            line += word + " ";
        }

        Console.WriteLine(line.TrimEnd());
    }

    public static void Row(string text) => Console.WriteLine((Indent + text).TrimEnd());
}
