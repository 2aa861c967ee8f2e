namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Finds the beginnings of many secrets in much text, in one pass over it.</summary>
internal sealed class SecretScanner
{
    private const int MarkBits = 22;

    private readonly Dictionary<ulong, string> _names = [];

    // This check rules out nearly every position in a text without a lookup in the dictionary.
    private readonly bool[] _marks = new bool[1 << MarkBits];

    public SecretScanner(IEnumerable<string> secrets)
    {
        foreach ((string name, string prefix) in secrets.Distinct().SelectMany(SecretForms.Of))
        {
            ulong window = prefix.Aggregate(0UL, Appended);
            _names[window] = name;
            _marks[Mark(window)] = true;
        }
    }

    /// <summary>The secrets in a text, each with its encoding and its position.</summary>
    public IEnumerable<string> FindIn(string text)
    {
        ulong window = 0;
        for (int at = 0; at < text.Length; at++)
        {
            window = Appended(window, text[at]);
            if (
                _marks[Mark(window)]
                && _names.TryGetValue(window, out string? name)
                && at + 1 >= SecretForms.PrefixLength
            )
            {
                int start = Math.Max(0, at - 100);
                yield return $"a secret {name}: …{text[start..Math.Min(text.Length, at + 20)]}…";
            }
        }
    }

    private static int Mark(ulong window) => (int)((window * 0x9E3779B97F4A7C15) >> (64 - MarkBits));

    /// <summary>The last eight characters, one byte for each.</summary>
    private static ulong Appended(ulong window, char next) => (window << 8) | (byte)Math.Min(next, '\xFF');
}
