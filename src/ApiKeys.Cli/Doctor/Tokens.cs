using System.Globalization;

namespace ApiKeys.Cli.Doctor;

/// <summary>Numbers in place of ids and names: the same text has the same number, so that a reader can follow it.</summary>
internal sealed class Tokens
{
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <summary>The token of a text, which gets one now if it has none.</summary>
    public string Of(string text)
    {
        if (!_tokens.TryGetValue(text, out string? token))
        {
            _tokens[text] = token = string.Create(CultureInfo.InvariantCulture, $"{{{_tokens.Count + 1}}}");
        }

        return token;
    }

    /// <summary>The token of a text that has one, with a blank before it; else nothing.</summary>
    public string After(string text) => _tokens.TryGetValue(text, out string? token) ? " " + token : "";
}
