using ApiKeys.Client.Http;

namespace ApiKeys.Client;

/// <summary>What a person may call a key, where the service does not address it by that.</summary>
internal static class KeyName
{
    /// <summary>What is wrong with a name, to be read after it; null when nothing is.</summary>
    public static string? FaultIn(string name) =>
        string.IsNullOrWhiteSpace(name) ? "is blank; give the key a name that a person recognises"
        : name.Any(char.IsControl) ? "has a control character, such as a line break"
        : PathSegment.HasLoneSurrogate(name) ? "has half a surrogate pair, which is no character"
        : null;
}
