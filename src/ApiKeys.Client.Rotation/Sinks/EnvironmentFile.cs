namespace ApiKeys.Client.Rotation;

/// <summary>The text of an <c>.env</c> file.</summary>
internal static class EnvironmentFile
{
    /// <summary>Sets a variable in the line that it has, or in a new one at the end.</summary>
    public static string With(string text, string variable, string value)
    {
        string start = variable + "=";
        string line = start + "'" + value.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
        List<string> lines =
        [
            .. text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Where(static each => each.Length > 0),
        ];
        int at = lines.FindIndex(each => each.StartsWith(start, StringComparison.Ordinal));
        if (at < 0)
        {
            lines.Add(line);
        }
        else
        {
            lines[at] = line;
        }

        return string.Join('\n', lines) + "\n";
    }
}
