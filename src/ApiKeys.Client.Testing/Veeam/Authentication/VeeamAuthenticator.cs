using System.Globalization;
using System.Net.Http.Headers;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// Authenticates requests: the header Authorization carries an access token or the value of an enabled key. That a key
/// needs the scope <c>rest</c> here is inferred from the scope's name.
/// </summary>
internal sealed class VeeamAuthenticator(VeeamEmulator service)
{
    public VeeamEmulatedUser RequireUser(RecordedRequest request)
    {
        string value = BearerOf(request) ?? "";
        if ((service.Store.KeyWithValue(value) ?? Deleted(value)) is not { } key)
        {
            return service.Tokens.UserOf(value) ?? throw Unauthorized();
        }

        return key.Status != VeeamEmulatedLogin.Enabled || IsNew(key) ? throw Unauthorized()
            : !key.Scopes.Contains(VeeamScopes.Rest)
                ? throw new VeeamRefusalException(403, "The key does not carry the scope for the REST API.")
            : key.IsReadAccessOnly && request.Method != "GET"
                ? throw new VeeamRefusalException(403, "The key may be used to read only.")
            : key.User;
    }

    private bool IsNew(VeeamEmulatedLogin key) =>
        service.History.IsNew(key.Id.ToString(CultureInfo.InvariantCulture), service.Variants.ActivationDelay);

    /// <summary>The key of a value that still works although the key was deleted.</summary>
    private VeeamEmulatedLogin? Deleted(string value) =>
        service.History.GoneWithin(service.Variants.RevocationDelay).LastOrDefault(key => key.Matches(value));

    private static string? BearerOf(RecordedRequest request) =>
        AuthenticationHeaderValue.TryParse(
            request.Headers.GetValueOrDefault("Authorization"),
            out AuthenticationHeaderValue? value
        ) && string.Equals(value.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            ? value.Parameter
            : null;

    private static VeeamRefusalException Unauthorized() =>
        new(401, "The token or the key is missing, unknown, expired or disabled.");
}
