using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// Authenticates requests: the header <c>x-access-token</c> carries an access token whose owner exists and is active.
/// </summary>
internal sealed class MaximoAuthenticator(MaximoEmulator service)
{
    /// <summary>The id of the caller.</summary>
    /// <exception cref="RefusalException">The caller is not known, or lacks the permission.</exception>
    public string RequireKeyManager(RecordedRequest request)
    {
        string caller = SubjectOf(request) ?? throw MaximoRefusal.WrongAccessToken();
        MaximoPermissions permissions = PermissionsOf(caller) ?? throw MaximoRefusal.WrongAccessToken();
        return permissions.ApikeyAdmin ? caller : throw MaximoRefusal.NotPermitted();
    }

    private string? SubjectOf(RecordedRequest request) =>
        request.Headers.TryGetValue("x-access-token", out string? token) ? service.Sessions.SubjectOf(token) : null;

    private MaximoPermissions? PermissionsOf(string caller) =>
        caller == MaximoEmulator.SuperuserName ? MaximoPermissions.All
        : KeyOf(caller) is { Profile: { Active: true } profile } ? profile.Permissions
        : null;

    private MaximoKey? KeyOf(string caller) =>
        service.Store.Find(caller)
        ?? service.History.GoneWithin(service.Variants.RevocationDelay).LastOrDefault(key => key.Id == caller);
}
