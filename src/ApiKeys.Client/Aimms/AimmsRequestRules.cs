using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>What can be asked of AIMMS; the rest is refused before anything is sent.</summary>
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

    /// <summary>A name becomes the id of the key, so it must be one that a key can be deleted by.</summary>
    private static void CheckName(ApiKeyRequest request)
    {
        if (PathSegment.FaultIn(request.Name) is { } unsafeFault)
        {
            throw RequestError.Of(
                request,
                nameof(request.Name),
                $"the name {unsafeFault}; no key can be addressed by it."
            );
        }

        if (KeyName.FaultIn(request.Name, request.AllowUnusualName) is { } fault)
        {
            throw RequestError.Of(request, nameof(request.Name), $"the name {fault}.");
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
