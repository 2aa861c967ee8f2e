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
        && (service.Store.WithValue(value) ?? Deleted(value)) is { } key
        && service.Clock.GetUtcNow() < key.ExpiresAt
        && !service.History.IsNew(key.Name, service.Variants.ActivationDelay)
            ? key
            : throw new RefusalException(401, "The API key is missing, unknown or expired.");

    /// <summary>The key of a value that still works although the key was deleted.</summary>
    private AimmsEmulatedKey? Deleted(string value) =>
        service.History.GoneWithin(service.Variants.RevocationDelay).LastOrDefault(key => key.Matches(value));
}
