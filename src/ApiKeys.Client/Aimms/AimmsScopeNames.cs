namespace ApiKeys.Client.Aimms;

/// <summary>
/// The spellings of scopes. AIMMS's own pages differ (<c>Task</c> and <c>Tasks</c>, <c>PublishAIMMS</c> and
/// <c>PublishAimms</c>, <c>API Key</c> and <c>APIKey</c>), so scopes are compared without regard to case and blanks.
/// </summary>
internal static class AimmsScopeNames
{
    /// <summary>The documented scopes, with what they allow and how other pages spell them.</summary>
    public static readonly IReadOnlyList<ApiKeyScope> All =
    [
        new("Authentication", "Users, groups and environments") { IsAdministrative = true },
        new("PublishApp", "Publish, update and delete applications") { OtherSpellings = ["PublishApps"] },
        new("PublishAimms", "AIMMS versions"),
        new("Tasks", "Start, follow and stop tasks") { OtherSpellings = ["Task"] },
        new("APIKey", "API keys themselves: a key with it can create others with any scope")
        {
            OtherSpellings = ["APIKeys"],
            IsAdministrative = true,
            ManagesKeys = true,
        },
        new("Session", "Sessions") { OtherSpellings = ["Sessions"] },
        new("Secret", "Secrets that are kept in the portal") { OtherSpellings = ["Secrets"] },
        new("User", "Reserved by AIMMS for later use") { OtherSpellings = ["Users"] },
        new("Account", "Settings of the account") { OtherSpellings = ["Accounts"], IsAdministrative = true },
    ];

    /// <summary>The documented scopes as text, each with its member of the enum.</summary>
    public static readonly (AimmsScopes Scope, string Name)[] Documented =
    [
        .. All.Zip(
            new[]
            {
                AimmsScopes.Authentication,
                AimmsScopes.PublishApp,
                AimmsScopes.PublishAimms,
                AimmsScopes.Tasks,
                AimmsScopes.ApiKey,
                AimmsScopes.Session,
                AimmsScopes.Secret,
                AimmsScopes.User,
                AimmsScopes.Account,
            },
            static (known, scope) => (scope, known.Name)
        ),
    ];

    /// <summary>The spellings on other pages of the documentation, where they differ.</summary>
    public static readonly string[] Alternatives = ["PublishAIMMS", "Task", "API Key"];

    public static IEqualityComparer<string> Comparer { get; } = new SpellingComparer();

    /// <summary>The documented scope that a text stands for; none when it stands for another.</summary>
    public static AimmsScopes Parse(string name) =>
        Documented.FirstOrDefault(known => Comparer.Equals(known.Name, name)).Scope;

    /// <summary>The documented scopes among texts.</summary>
    public static AimmsScopes Parse(IEnumerable<string> names) =>
        names.Aggregate(AimmsScopes.None, static (all, name) => all | Parse(name));

    private static string Normalize(string name)
    {
        string plain = name.Replace(" ", "").ToUpperInvariant();
        return plain == "TASK" ? "TASKS" : plain;
    }

    private sealed class SpellingComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) =>
            string.Equals(x, y, StringComparison.Ordinal)
            || (x is not null && y is not null && Normalize(x) == Normalize(y));

        public int GetHashCode(string obj) => StringComparer.Ordinal.GetHashCode(Normalize(obj));
    }
}
