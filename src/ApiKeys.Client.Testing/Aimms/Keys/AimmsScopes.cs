namespace ApiKeys.Client.Testing.Aimms;

internal static class AimmsScopes
{
    public const string ManageKeys = "APIKey";

    /// <summary>The names that the page on managing API keys prints.</summary>
    public static readonly IReadOnlyList<string> Documented =
    [
        "Authentication",
        "PublishApp",
        "PublishAimms",
        "Tasks",
        ManageKeys,
        "Session",
        "Secret",
        "User",
        "Account",
    ];

    /// <summary>The names that other pages of the same documentation print.</summary>
    public static string Alternative(string scope) =>
        scope switch
        {
            "Tasks" => "Task",
            "PublishAimms" => "PublishAIMMS",
            ManageKeys => "API Key",
            _ => scope,
        };
}
