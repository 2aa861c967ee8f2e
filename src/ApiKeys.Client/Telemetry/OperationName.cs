namespace ApiKeys.Client.Telemetry;

/// <summary>What operations are called in spans, measures and messages. A contract: dashboards look for them.</summary>
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

    /// <summary>Getting an access token, for all callers who wait for it.</summary>
    public const string Authenticate = "sign_in";

    /// <summary>Asking who is authenticated, for all callers who wait for it.</summary>
    public const string CurrentUser = "current_user";
}
