using ApiKeys.Client.Services;

namespace ApiKeys.Cli.Failures;

/// <summary>Finds the word that a user probably meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The nearest of some words as a sentence with a blank before it: one with few other characters, or one that was
    /// not typed to its end. Empty when none is near.
    /// </summary>
    public static string Hint(string typed, IEnumerable<string> words) =>
        (Spelling.Nearest(typed, words) ?? words.FirstOrDefault(word => IsBeginning(typed, word))) is { } meant
            ? $" Did you mean {meant}?"
            : "";

    private static bool IsBeginning(string typed, string word) =>
        typed.Length > 1 && word.StartsWith(typed, StringComparison.OrdinalIgnoreCase);
}
