namespace ApiKeys.Client.Diagnosis;

/// <summary>
/// The keys of a YAML document in block style, each with those above it. It is no reader of YAML: it goes by the
/// indentation of lines that begin with a key.
/// </summary>
internal static class YamlKeys
{
    public static IEnumerable<IReadOnlyList<string>> Of(string text)
    {
        List<(int Indentation, string Key)> above = [];
        foreach (string line in text.Split('\n'))
        {
            if (KeyIn(line) is not { } key)
            {
                continue;
            }

            int indentation = line.Length - line.TrimStart(' ').Length;
            above.RemoveAll(known => known.Indentation >= indentation);
            above.Add((indentation, key));
            yield return [.. above.Select(static known => known.Key)];
        }
    }

    /// <summary>The key that a line begins with; null when it begins with none.</summary>
    private static string? KeyIn(string line)
    {
        string text = line.Trim();
        int end = text.EndsWith(":", StringComparison.Ordinal)
            ? text.Length - 1
            : text.IndexOf(": ", StringComparison.Ordinal);
        return end > 0 && text[0] is not ('#' or '-' or '{' or '[') ? text.Substring(0, end).Trim('"', '\'') : null;
    }
}
