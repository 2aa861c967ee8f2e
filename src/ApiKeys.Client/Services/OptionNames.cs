namespace ApiKeys.Client.Services;

/// <summary>The names that the options of a service have in a configuration.</summary>
/// <param name="known">The names in each group: the account itself has the path "", a group within it its own. Other
/// groups may hold any name.</param>
/// <param name="old">Names of earlier versions, which are still read, and the path of what took their place.</param>
/// <param name="choices">The words that an option takes, by its path, where it takes a few words alone.</param>
internal sealed class OptionNames(
    IReadOnlyDictionary<string, string[]> known,
    IReadOnlyDictionary<string, string> old,
    IReadOnlyDictionary<string, string[]> choices
)
{
    /// <summary>The names that accounts of all services have in common.</summary>
    public static readonly string[] Common =
    [
        nameof(ApiKeyAccountOptions.Service),
        nameof(ApiKeyAccountOptions.BaseAddress),
        nameof(ApiKeyAccountOptions.AllowInsecureLoopback),
        nameof(ApiKeyAccountOptions.TrustedCertificateFile),
        nameof(ApiKeyAccountOptions.CertificateSha256),
        nameof(ApiKeyAccountOptions.AllowedScopes),
        nameof(ApiKeyAccountOptions.CallTimeout),
        nameof(ApiKeyAccountOptions.AttemptTimeout),
        nameof(ApiKeyAccountOptions.MaxRetries),
        nameof(ApiKeyAccountOptions.RetryDelay),
        nameof(ApiKeyAccountOptions.MaxRetryDelay),
        nameof(ApiKeyAccountOptions.MaxResponseBytes),
        nameof(ApiKeyAccountOptions.RecoverLostCreates),
    ];

    /// <summary>The names in a group; null when it may hold any.</summary>
    public IReadOnlyList<string>? In(string group) => known.TryGetValue(group, out string[]? names) ? names : null;

    /// <summary>The path of what took the place of an old name; null when it is none.</summary>
    public string? NewPathOf(string name) =>
        old.FirstOrDefault(pair => string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>The words that an option takes, as the end of a sentence; null when it takes others.</summary>
    public string? ChoicesOf(string path) =>
        choices.FirstOrDefault(pair => string.Equals(pair.Key, path, StringComparison.OrdinalIgnoreCase)).Value
            is { } words
            ? string.Join(" or ", words)
            : null;

    /// <summary>
    /// The name that was probably meant by another; null when none is near. For an old name it is the one that took its
    /// place.
    /// </summary>
    public string? Nearest(string name, string group)
    {
        (string Name, int Distance) best = In(group)!
            .Concat(group.Length == 0 ? old.Keys : [])
            .Select(each => (Name: each, Distance: Distance(name.ToUpperInvariant(), each.ToUpperInvariant())))
            .OrderBy(static each => each.Distance)
            .First();
        return best.Distance > Math.Max(1, (name.Length + 1) / 3) ? null
            : group.Length == 0 && NewPathOf(best.Name) is { } current ? current
            : best.Name;
    }

    /// <summary>
    /// How many characters have to be inserted, removed or replaced, or swapped with the next, to make one text of the
    /// other.
    /// </summary>
    private static int Distance(string one, string other)
    {
        int[][] steps = [.. Enumerable.Range(0, one.Length + 1).Select(_ => new int[other.Length + 1])];
        for (int i = 0; i <= one.Length; i++)
        {
            for (int j = 0; j <= other.Length; j++)
            {
                steps[i][j] = i == 0 || j == 0 ? i + j : Step(i, j);
            }
        }

        return steps[one.Length][other.Length];

        int Step(int i, int j)
        {
            int step = Math.Min(
                Math.Min(steps[i - 1][j], steps[i][j - 1]) + 1,
                steps[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
            );
            return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]
                ? Math.Min(step, steps[i - 2][j - 2] + 1)
                : step;
        }
    }
}
