namespace ApiKeys.Client.Testing.Aimms;

/// <summary>How scopes are spelled, in responses and in create requests.</summary>
public enum AimmsScopeSpelling
{
    /// <summary>
    /// As the page on managing API keys prints them: <c>Tasks</c>, <c>PublishAimms</c>, <c>APIKey</c>.
    /// </summary>
    Documented,

    /// <summary>
    /// As other pages of the documentation print them: <c>Task</c>, <c>PublishAIMMS</c>, <c>API Key</c>.
    /// </summary>
    Alternative,
}
