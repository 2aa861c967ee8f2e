using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Services;

/// <summary>Checks names of keys.</summary>
internal static class KeyName
{
    /// <summary>The error in a name, to be read after it; null when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="allowUnusual">Whether it may have invisible characters.</param>
    public static string? ErrorIn(string name, bool allowUnusual = false) =>
        string.IsNullOrWhiteSpace(name) ? "is blank; give the key a name that a person recognises"
        : PathSegment.HasControl(name) ? "has a control character, such as a line break"
        : PathSegment.HasLoneSurrogate(name) ? "has half a surrogate pair, which is no character"
        : allowUnusual || UnusualIn(name) is not { } unusual ? null
        : $"{unusual}, so it looks like another name; leave that out, or set "
            + $"{nameof(ApiKeyRequest.AllowUnusualName)}";

    private static string? UnusualIn(string name) =>
        char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[name.Length - 1]) ? "begins or ends with a blank"
        : InvisibleText.IndexIn(name) is var index && index >= 0
            ? $"has the character U+{char.ConvertToUtf32(name, index):X4} at position {index + 1}, which is "
                + "invisible or an unusual blank"
        : null;
}
