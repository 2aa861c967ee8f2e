using ApiKeys.Client.Diagnosis;

namespace ApiKeys.Client.Maximo;

/// <summary>What the SDK assumes about a server of Maximo, and a diagnosis checks.</summary>
internal static class MaximoAssumptions
{
    public const string Connection = "maximo.connection";
    public const string ListRoute = "maximo.route-list";
    public const string FindRoute = "maximo.route-find";
    public const string CreateRoute = "maximo.route-create";
    public const string UpdateRoute = "maximo.route-update";
    public const string RefreshRoute = "maximo.route-refresh";
    public const string DeleteRoute = "maximo.route-delete";
    public const string Address = "maximo.address";
    public const string Paging = "maximo.paging";
    public const string ListShape = "maximo.list-shape";
    public const string Members = "maximo.members";
    public const string NoToken = "maximo.no-token-in-list";
    public const string AccessToken = "maximo.access-token";
    public const string TokenLifetime = "maximo.token-lifetime";
    public const string OwnKey = "maximo.own-key";
    public const string FindMissing = "maximo.find-missing";
    public const string Create = "maximo.create";
    public const string Find = "maximo.find";
    public const string UpdateBody = "maximo.update-body";
    public const string Version = "maximo.stale-version";
    public const string Disable = "maximo.disable";
    public const string Refresh = "maximo.refresh";
    public const string Delete = "maximo.delete";
    public const string DeleteAgain = "maximo.delete-again";

    private const string Host = "the routes of IBM's sibling APIs on the same host";
    private const string Sample = "IBM's sample of a create, Admin API 9.0";
    private const DiagnosisLevel Ask = DiagnosisLevel.Connection;
    private const DiagnosisLevel Read = DiagnosisLevel.ReadOnly;
    private const DiagnosisLevel Key = DiagnosisLevel.ThrowAwayKey;

    /// <summary>All, in the order of the checks.</summary>
    public static readonly ServerAssumption[] All =
    [
        new(Connection, Ask, "The account's host responds over a trusted connection.", Host),
        new(ListRoute, Ask, "The list of keys is at GET v1/apikeys.", Host),
        new(FindRoute, Ask, "One key is at GET v1/apikeys/{id}.", Host),
        new(CreateRoute, Ask, "A key is created by POST v1/apikeys.", Sample),
        new(UpdateRoute, Ask, "A key is changed by PUT v1/apikeys/{id}.", Host),
        new(RefreshRoute, Ask, "A key is refreshed by POST v1/apikeys/{id}/token.", Host),
        new(DeleteRoute, Ask, "A key is deleted by DELETE v1/apikeys/{id}.", Host),
        new(Address, Ask, "The account's address is that of the Admin API, with its path if it has one.", Host),
        new(Paging, Read, "The list has all keys, or says how it goes on.", Host),
        new(ListShape, Read, "The list of keys is an array.", Host),
        new(Members, Read, "Each key has the members that IBM's sample of a key has.", Sample),
        new(NoToken, Read, "A list shows no token.", ServerAssumption.Inferred),
        new(
            AccessToken,
            Read,
            "The access token is a JSON Web Token with subject and lifetime.",
            ServerAssumption.Inferred
        ),
        new(TokenLifetime, Read, "An access token has the lifetime that is requested.", "IBM Docs, SCIM 2.0"),
        new(OwnKey, Read, "The list has the account's own key.", ServerAssumption.Inferred),
        new(FindMissing, Read, "A key that is not there is reported as not found.", Host),
        new(Create, Key, "A key can be created, and its token comes once.", Sample),
        new(Find, Key, "A new key can be found by its id, as it was created.", Host),
        new(UpdateBody, Key, "An update takes the changeable members and the version.", ServerAssumption.Inferred),
        new(Version, Key, "An update of an old version is refused.", ServerAssumption.Inferred),
        new(Disable, Key, "A key can be disabled and enabled.", "IBM Docs, the user interface"),
        new(Refresh, Key, "A refresh gives the key another token.", "IBM Docs, the user interface"),
        new(Delete, Key, "A deleted key is not listed any more.", Host),
        new(DeleteAgain, Key, "Deleting a key that is not there is reported as not found.", Host),
    ];
}
