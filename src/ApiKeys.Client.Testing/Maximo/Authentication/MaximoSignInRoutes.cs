using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The sign-in with a key, on the host of the Admin API.</summary>
internal sealed class MaximoSignInRoutes(MaximoEmulator service)
{
    public IEnumerable<Route> Routes => [new("GET", "/v1/authenticate", Authenticate)];

    private EmulatedResponse Authenticate(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        (string id, string token) = MaximoBasic.Read(request);
        if (
            service.History.IsNew(id, service.Variants.ActivationDelay)
            || !Versions(id).Any(key => key.Accepts(token, service.Clock.GetUtcNow()))
        )
        {
            throw MaximoRefusal.WrongCredential();
        }

        MaximoInterval? lifetime = request.Headers.TryGetValue("mas-jwt-expiry-duration", out string? text)
            ? MaximoInterval.Read(text)
            : null;
        return service.Welcome(id, lifetime);
    }

    /// <summary>The key, and as it was when its token still worked.</summary>
    private IEnumerable<MaximoKey> Versions(string id) =>
        service
            .History.GoneWithin(service.Variants.RevocationDelay)
            .Append(service.Store.Find(id))
            .OfType<MaximoKey>()
            .Where(key => key.Id == id);
}
