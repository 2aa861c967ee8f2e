namespace ApiKeys.Cli.Scopes;

/// <summary>A documented scope.</summary>
/// <param name="Name">The scope as the vendor documents it.</param>
/// <param name="Description">What it allows.</param>
/// <param name="OtherSpellings">What the vendor's other pages and its user interface call it.</param>
internal sealed record KnownScope(string Name, string Description, params string[] OtherSpellings)
{
    /// <summary>Whether a text stands for the scope, without regard to case, blanks, hyphens and underscores.</summary>
    public bool Matches(string text) =>
        OtherSpellings.Prepend(Name).Any(spelling => Plain(spelling) == Plain(text) && Plain(text).Length > 0);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
