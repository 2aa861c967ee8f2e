namespace ApiKeys.Client;

/// <summary>A scope that may be granted at an account.</summary>
public sealed record ApiKeyScope
{
    /// <summary>Describes a scope.</summary>
    /// <param name="name">The scope as the service spells it.</param>
    /// <param name="description">What it allows; null when nothing says so.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ApiKeyScope(string name, string? description = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description;
    }

    /// <summary>Gets the scope as the service spells it.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets what the scope allows: in the service's words where it was asked, otherwise in short what the vendor
    /// documents; null when nothing says so.
    /// </summary>
    public string? Description { get; }

    /// <summary>Gets other spellings, of the vendor's other pages and its user interface; empty unless documented.</summary>
    public IReadOnlyList<string> OtherSpellings { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether a key with the scope can create other keys, or change who may do what. False
    /// for a scope that the service itself listed: it does not say so.
    /// </summary>
    public bool IsAdministrative { get; init; }

    /// <summary>Gets a value indicating whether an account needs the scope to manage keys.</summary>
    public bool ManagesKeys { get; init; }

    /// <summary>
    /// Returns whether a text stands for the scope, in any of its spellings, without regard to case, blanks, hyphens
    /// and underscores.
    /// </summary>
    /// <param name="text">The text; null stands for none.</param>
    public bool Matches(string? text)
    {
        string plain = Plain(text ?? "");
        return plain.Length > 0 && (Plain(Name) == plain || OtherSpellings.Any(spelling => Plain(spelling) == plain));
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
