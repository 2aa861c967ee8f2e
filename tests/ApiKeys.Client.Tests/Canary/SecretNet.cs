namespace ApiKeys.Client.Tests.Canary;

/// <summary>Finds the beginnings of many secrets in much text, in one pass over it.</summary>
internal sealed class SecretNet
{
    private readonly Dictionary<ulong, string> _names = [];

    public SecretNet(IEnumerable<string> secrets)
    {
        foreach ((string name, string prefix) in secrets.Distinct().SelectMany(SecretForms.Of))
        {
            _names[prefix.Aggregate(0UL, Appended)] = name;
        }
    }

    /// <summary>The secrets that a text tells, each by its form and where it stands.</summary>
    public IEnumerable<string> FindIn(string text)
    {
        ulong window = 0;
        for (int at = 0; at < text.Length; at++)
        {
            window = Appended(window, text[at]);
            if (_names.TryGetValue(window, out string? name) && at + 1 >= SecretForms.PrefixLength)
            {
                int start = Math.Max(0, at - 100);
                yield return $"a secret {name}: …{text[start..Math.Min(text.Length, at + 20)]}…";
            }
        }
    }

    /// <summary>The last eight characters, one byte for each.</summary>
    private static ulong Appended(ulong window, char next) => (window << 8) | (byte)Math.Min(next, '\xFF');
}
