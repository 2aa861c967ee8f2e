using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Aimms;

/// <summary>What the SDK assumes about a server of AIMMS, and a diagnosis checks.</summary>
internal static class AimmsAssumptions
{
    public const string Connection = "aimms.connection";
    public const string Header = "aimms.credential-header";
    public const string ListShape = "aimms.list-shape";
    public const string Members = "aimms.member-names";
    public const string Dates = "aimms.date-form";
    public const string Paging = "aimms.paging";
    public const string Limit = "aimms.limit";
    public const string Scopes = "aimms.scope-spelling";
    public const string Profile = "aimms.profile";
    public const string OpenApi = "aimms.openapi";
    public const string OtherEndpoint = "aimms.other-endpoint";
    public const string Create = "aimms.create";
    public const string CreateDate = "aimms.create-date-form";
    public const string CreateMembers = "aimms.create-member-names";
    public const string CreateScopes = "aimms.create-scope-spelling";
    public const string SameName = "aimms.same-name";
    public const string Delete = "aimms.delete";
    public const string DeleteAgain = "aimms.delete-again";
    public const string UnusualName = "aimms.unusual-name";
    public const string ExpiryTime = "aimms.expiry-time";

    private const string Keys = "documentation.aimms.com/cloud/managing-api-keys.html";
    private const string Users = "documentation.aimms.com/cloud/managing-users.html";
    private const DiagnosisLevel Read = DiagnosisLevel.ReadOnly;
    private const DiagnosisLevel Key = DiagnosisLevel.ThrowAwayKey;

    /// <summary>All, in the order of the checks.</summary>
    public static readonly ServerAssumption[] All =
    [
        new(Connection, DiagnosisLevel.Connection, "The account's host responds over a trusted connection.", Keys),
        new(Header, Read, "The credential is accepted in the header that is set.", Keys),
        new(ListShape, Read, "The list of keys is an array.", ServerAssumption.Inferred),
        new(
            Members,
            Read,
            "Each key has a name, an expiry and scopes under the specified names.",
            ServerAssumption.Inferred
        ),
        new(Dates, Read, "The expiry of each key can be read.", ServerAssumption.Inferred),
        new(Paging, Read, "A list has all keys, or pages of 100 by offset.", Users),
        new(Limit, Read, "A list has as many keys as the limit, or all.", Users),
        new(Scopes, Read, "The scopes that may be granted are spelled as documented.", Keys),
        new(Profile, Read, "The service names the user of the credential.", Keys),
        new(OpenApi, Read, "The service's own OpenAPI document has what the SDK uses.", Keys),
        new(OtherEndpoint, Read, "The configured endpoint is the one that lists the keys.", Keys),
        new(Create, Key, "A key can be created, and its value comes once.", Keys),
        new(CreateDate, Key, "A create takes the expiry as yyyy-MM-dd.", ServerAssumption.Inferred),
        new(CreateMembers, Key, "A create takes the specified names of members.", ServerAssumption.Inferred),
        new(CreateScopes, Key, "A create takes the documented spelling of scopes.", Keys),
        new(SameName, Key, "A second key of the same name is refused.", Keys),
        new(Delete, Key, "A deleted key is not listed any more.", Keys),
        new(DeleteAgain, Key, "A key that is not there is reported as not found.", ServerAssumption.Inferred),
        new(UnusualName, Key, "A name can have a blank and a percent sign.", ServerAssumption.Inferred),
        new(ExpiryTime, Key, "An expiry can have a time of day.", ServerAssumption.Inferred),
    ];
}
