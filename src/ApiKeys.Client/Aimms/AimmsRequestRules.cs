using ApiKeys.Client.Http;

namespace ApiKeys.Client.Aimms;

/// <summary>What can be asked of AIMMS; the rest is refused before anything is sent.</summary>
internal static class AimmsRequestRules
{
    /// <exception cref="ArgumentException">The name or the scopes cannot be honoured.</exception>
    /// <exception cref="NotSupportedException">AIMMS has no such keys.</exception>
    public static void Check(ApiKeyRequest request, AimmsOptions options)
    {
        if (request.GetType() != typeof(ApiKeyRequest))
        {
            throw new NotSupportedException($"{request.GetType().Name}: AIMMS takes a plain {nameof(ApiKeyRequest)}, and cannot honour what a type derived from it adds. Nothing was sent.");
        }

        CheckName(request.Name, request.AllowUnusualName);
        CheckScopes(request.Scopes, options.AllowedScopes);
        if (request.IsReadOnly)
        {
            throw new NotSupportedException($"{nameof(ApiKeyRequest.IsReadOnly)}: AIMMS has no keys that are limited to reading; ask for fewer scopes instead. Nothing was sent.");
        }
    }

    /// <summary>A name becomes the id of the key, so it must be one that a key can be deleted by.</summary>
    private static void CheckName(string name, bool allowUnusual)
    {
        PathSegment.ThrowIfUnsafe(name, nameof(name));
        if (KeyName.FaultIn(name, allowUnusual) is { } fault)
        {
            throw new ArgumentException($"The name {fault}. Nothing was sent.", nameof(name));
        }
    }

    private static void CheckScopes(IReadOnlyList<string> scopes, IList<string> allowed)
    {
        if (scopes.Count == 0)
        {
            throw new ArgumentException("A key needs at least one scope.", nameof(scopes));
        }

        if (scopes.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A scope is blank.", nameof(scopes));
        }

        if (allowed.Count > 0 && scopes.FirstOrDefault(scope => !allowed.Contains(scope, AimmsScopeNames.Comparer)) is { } refused)
        {
            throw new ArgumentException(
                $"The scope '{refused}' is not among those that the account's {nameof(ApiKeyAccountOptions.AllowedScopes)} allow: {string.Join(", ", allowed)}.", nameof(scopes));
        }
    }
}
