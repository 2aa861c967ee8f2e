using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>Validates requests to AIMMS before anything is sent.</summary>
internal static class AimmsRequestRules
{
    /// <exception cref="ArgumentException">The name or the scopes cannot be honoured.</exception>
    /// <exception cref="NotSupportedException">AIMMS has no such keys.</exception>
    public static void Check(ApiKeyRequest request, AimmsOptions options)
    {
        if (request.GetType() != typeof(ApiKeyRequest) && request.GetType() != typeof(AimmsApiKeyRequest))
        {
            throw new NotSupportedException(
                $"{request.GetType().Name}: AIMMS takes an {nameof(AimmsApiKeyRequest)}, and cannot honour what "
                    + $"another type derived from {nameof(ApiKeyRequest)} adds. Nothing was sent."
            );
        }

        CheckName(request);
        CheckScopes(request, options.AllowedScopes);
        if (request.IsReadOnly)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyRequest.IsReadOnly)}: AIMMS has no keys that are limited to reading; ask for fewer "
                    + "scopes instead. Nothing was sent."
            );
        }
    }

    /// <summary>A name becomes the id of the key, so it must be usable in the path of a deletion.</summary>
    private static void CheckName(ApiKeyRequest request)
    {
        if (PathSegment.ErrorIn(request.Name) is { } unsafeError)
        {
            throw RequestError.Of(
                request,
                nameof(request.Name),
                $"the name {unsafeError}; no key can have it as its id."
            );
        }

        if (KeyName.ErrorIn(request.Name, request.AllowUnusualName) is { } error)
        {
            throw RequestError.Of(request, nameof(request.Name), $"the name {error}.");
        }
    }

    private static void CheckScopes(ApiKeyRequest request, IList<string> allowed)
    {
        if (request.Scopes.Count == 0)
        {
            throw RequestError.Of(request, nameof(request.Scopes), "a key needs at least one scope.");
        }

        if (request.Scopes.Any(string.IsNullOrWhiteSpace))
        {
            throw RequestError.Of(request, nameof(request.Scopes), "a scope is blank.");
        }

        if (
            allowed.Count > 0
            && request.Scopes.FirstOrDefault(scope => !allowed.Contains(scope, AimmsScopeNames.Comparer)) is { } refused
        )
        {
            throw RequestError.NotAllowed(request, refused, allowed);
        }
    }
}
