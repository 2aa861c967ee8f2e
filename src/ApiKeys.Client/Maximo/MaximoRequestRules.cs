using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>Validates requests to Maximo before anything is sent.</summary>
internal static class MaximoRequestRules
{
    /// <exception cref="ArgumentException">The request cannot be honoured as it is.</exception>
    /// <exception cref="NotSupportedException">Maximo has no such keys.</exception>
    public static MaximoApiKeyRequest Check(ApiKeyRequest request, MaximoOptions options)
    {
        ThrowIfOther(request.GetType(), typeof(ApiKeyRequest), typeof(MaximoApiKeyRequest));
        if (request.ExpiresAt is not null)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyRequest.ExpiresAt)}: a key at Maximo has no date at which it ends. Its token works "
                    + $"for an interval: use a {nameof(MaximoApiKeyRequest)} with a "
                    + $"{nameof(MaximoApiKeyRequest.TokenRefreshInterval)}. Nothing was sent."
            );
        }

        if (request.IsReadOnly)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyRequest.IsReadOnly)}: Maximo has no keys that are limited to reading; ask for fewer "
                    + "permissions instead. Nothing was sent."
            );
        }

        if (request is not MaximoApiKeyRequest full)
        {
            throw new ArgumentException(
                $"A plain {nameof(ApiKeyRequest)} does not say for how long the token should work, and there is no "
                    + $"default. Use a {nameof(MaximoApiKeyRequest)} "
                    + $"with {nameof(MaximoRefreshInterval)}.{nameof(MaximoRefreshInterval.Days)}(90) for instance. "
                    + "Nothing was sent.",
                nameof(request)
            );
        }

        return NameError(full.Name, full.AllowUnusualName) is { } inName
                ? throw RequestError.Of(full, nameof(full.Name), inName)
            : IntervalError(full.TokenRefreshInterval) is { } inInterval
                ? throw RequestError.Of(full, nameof(full.TokenRefreshInterval), inInterval)
            : ScopesError(full.Scopes, options.AllowedScopes, full.AllowNoPermissions, full.AllowApiKeyAdmin)
                is { } inScopes
                ? throw RequestError.Of(full, nameof(full.Scopes), inScopes)
            : full;
    }

    /// <exception cref="ArgumentException">The change cannot be honoured as it is.</exception>
    /// <exception cref="NotSupportedException">Maximo does not know such a change.</exception>
    public static MaximoApiKeyUpdate Check(ApiKeyUpdate update, MaximoOptions options)
    {
        ThrowIfOther(update.GetType(), typeof(ApiKeyUpdate), typeof(MaximoApiKeyUpdate));
        MaximoApiKeyUpdate full =
            update as MaximoApiKeyUpdate
            ?? new()
            {
                Description = update.Description,
                IsEnabled = update.IsEnabled,
                Scopes = update.Scopes,
                AllowUnusualName = update.AllowUnusualName,
            };
        string? error =
            full.Description is { } description && NameError(description, full.AllowUnusualName) is { } inName
                ? $"{nameof(full.Description)}: {inName}"
            : full.TokenRefreshInterval is { } interval && IntervalError(interval) is { } inInterval
                ? $"{nameof(full.TokenRefreshInterval)}: {inInterval}"
            : full.Scopes is { } scopes
            && ScopesError(scopes, options.AllowedScopes, full.AllowNoPermissions, full.AllowApiKeyAdmin)
                is { } inScopes
                ? $"{nameof(full.Scopes)}: {inScopes}"
            : null;
        return error is null ? full : throw RequestError.Of(update, error);
    }

    private static void ThrowIfOther(Type type, Type plain, Type full)
    {
        if (type != plain && type != full)
        {
            throw new NotSupportedException(
                $"{type.Name}: Maximo takes a {full.Name}, and cannot honour what another type derived from "
                    + $"{plain.Name} adds. Nothing was sent."
            );
        }
    }

    private static string? NameError(string name, bool allowUnusual) =>
        KeyName.ErrorIn(name, allowUnusual) is { } error ? $"the name {error}." : null;

    private static string? IntervalError(MaximoRefreshInterval interval) =>
        interval.IsEmpty ? $"{interval} has no length: the token would expire at once." : null;

    private static string? ScopesError(
        IReadOnlyList<string> scopes,
        IList<string> allowed,
        bool mayBeNone,
        bool mayBeApiKeyAdmin
    )
    {
        // A permission that is not documented may be a typo.
        string? missing =
            MaximoPermissionNames.Parse(scopes) == MaximoPermissions.None && !mayBeNone
                ? $"a key without one of the permissions {string.Join(", ", MaximoPermissionNames.Documented)} can "
                    + "authenticate, but do nothing. "
                    + $"Add one, or set {nameof(MaximoApiKeyRequest.AllowNoPermissions)}."
                : null;
        string? refused = allowed.Count == 0 ? null : scopes.FirstOrDefault(scope => !allowed.Has(scope));
        return scopes.Any(string.IsNullOrWhiteSpace) ? "a permission is blank."
            : missing is not null ? missing
            : refused is not null ? RequestError.NotAllowedText(refused, allowed)
            : scopes.Has(MaximoPermissionNames.ApiKeyAdmin) && !mayBeApiKeyAdmin
                ? $"a key with the permission {MaximoPermissionNames.ApiKeyAdmin} can create others with any "
                    + $"permission. If that is meant, set {nameof(MaximoApiKeyRequest.AllowApiKeyAdmin)}."
            : null;
    }
}
