namespace ApiKeys.Client.Telemetry;

/// <summary>
/// The names of operations in spans, metrics and messages. They are a contract: dashboards search for them.
/// </summary>
internal static class OperationName
{
    public const string List = "list";
    public const string Find = "find";
    public const string Create = "create";
    public const string Resume = "resume";
    public const string Update = "update";
    public const string Enable = "enable";
    public const string Disable = "disable";
    public const string Refresh = "refresh";
    public const string Delete = "delete";
    public const string ListScopes = "list_scopes";
    public const string Check = "check";
    public const string CheckRoutes = "check_routes";

    /// <summary>Obtains an access token, for all callers that wait for it.</summary>
    public const string Authenticate = "sign_in";

    /// <summary>Reads the current user, for all callers that wait for it.</summary>
    public const string CurrentUser = "current_user";
}
