using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>Authenticates requests: the header <c>apikey</c> carries the value of a key that has not expired.</summary>
internal sealed class AimmsAuthenticator(AimmsEmulator service)
{
    public void RequireKeyManager(RecordedRequest request)
    {
        if (!RequireKey(request).Scopes.Contains(AimmsScopes.ManageKeys))
        {
            throw new RefusalException(403, "The key does not carry the scope for API keys.");
        }
    }

    public AimmsEmulatedKey RequireKey(RecordedRequest request) =>
        request.Headers.TryGetValue("apikey", out string? value)
        && service.Store.WithValue(value) is { } key
        && service.Clock.GetUtcNow() < key.ExpiresAt
            ? key
            : throw new RefusalException(401, "The API key is missing, unknown or expired.");
}
