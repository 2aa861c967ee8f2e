using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Veeam;

/// <summary>What the SDK assumes about a server of Veeam, and a diagnosis checks.</summary>
internal static class VeeamAssumptions
{
    public const string Connection = "veeam.connection";
    public const string OpenApi = "veeam.openapi";
    public const string CurrentUser = "veeam.current-user";
    public const string ClientVersion = "veeam.client-version";
    public const string TokenForm = "veeam.token-form";
    public const string About = "veeam.about";
    public const string Kinds = "veeam.login-kinds";
    public const string Statuses = "veeam.login-statuses";
    public const string Identifier = "veeam.identifier-type";
    public const string Paging = "veeam.paging";
    public const string PageSize = "veeam.page-size";
    public const string Filter = "veeam.filter";
    public const string OrganizationKeys = "veeam.organization-keys";
    public const string FindMissing = "veeam.find-missing";
    public const string Create = "veeam.create";
    public const string ScopesEncoding = "veeam.scopes-encoding";
    public const string Find = "veeam.find";
    public const string Update = "veeam.update";
    public const string Disable = "veeam.disable";
    public const string SameRequest = "veeam.same-request";
    public const string ReadOnlyKey = "veeam.read-only-key";
    public const string Delete = "veeam.delete";
    public const string DeleteAgain = "veeam.delete-again";

    private const string Specification = "Veeam's OpenAPI of REST 3.6.1";
    private const string Page = "helpcenter.veeam.com/docs/vac/rest/api_keys.html";
    private const DiagnosisLevel Ask = DiagnosisLevel.Connection;
    private const DiagnosisLevel Read = DiagnosisLevel.ReadOnly;
    private const DiagnosisLevel Key = DiagnosisLevel.ThrowAwayKey;

    /// <summary>All, in the order of the checks.</summary>
    public static readonly ServerAssumption[] All =
    [
        new(Connection, Ask, "The account's host responds over a trusted connection.", Page),
        new(OpenApi, Ask, "The installation's own OpenAPI document has what the SDK uses.", Specification),
        new(CurrentUser, Read, "The service names the user of the credential.", Specification),
        new(ClientVersion, Read, "No client version need be named.", Specification),
        new(TokenForm, Read, "A token is requested by a form.", Specification),
        new(About, Read, "The service names its version.", Specification),
        new(Kinds, Read, "API keys are logins of the configured kind.", "a sample of the vendor"),
        new(Statuses, Read, "The statuses of logins are the documented ones.", Specification),
        new(Identifier, Read, "The identifier of a key is a number or a text.", Specification),
        new(Paging, Read, "A list begins at the offset that is asked for.", Specification),
        new(PageSize, Read, "A page can have 500 logins.", Specification),
        new(Filter, Read, "A list of logins can be filtered by their kind.", Specification),
        new(OrganizationKeys, Read, "The keys of an organization can be listed.", Specification),
        new(FindMissing, Read, "A key that is not there is reported as not found.", Specification),
        new(Create, Key, "A key can be created, and its value comes once.", Page),
        new(ScopesEncoding, Key, "Scopes are sent as a JSON array.", Page),
        new(Find, Key, "A new key can be found by its id, as it was created.", Specification),
        new(Update, Key, "A description is changed by a JSON Patch.", Specification),
        new(Disable, Key, "A key can be disabled and enabled.", Specification),
        new(SameRequest, Key, "A request that is sent again under its id creates no second key.", Specification),
        new(ReadOnlyKey, Key, "A key that can only read is refused a change with 403.", ServerAssumption.Inferred),
        new(Delete, Key, "A deleted key is not listed any more.", Specification),
        new(DeleteAgain, Key, "Deleting a key that is not there is reported as not found.", Specification),
    ];
}
