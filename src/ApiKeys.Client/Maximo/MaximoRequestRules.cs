namespace ApiKeys.Client.Maximo;

/// <summary>What can be asked of Maximo; the rest is refused before anything is sent.</summary>
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
                $"{nameof(ApiKeyRequest.ExpiresAt)}: a key at Maximo has no date at which it ends. Its token works for an interval: use a {nameof(MaximoApiKeyRequest)} with a {nameof(MaximoApiKeyRequest.TokenRefreshInterval)}. Nothing was sent.");
        }

        if (request.IsReadOnly)
        {
            throw new NotSupportedException($"{nameof(ApiKeyRequest.IsReadOnly)}: Maximo has no keys that are limited to reading; ask for fewer permissions instead. Nothing was sent.");
        }

        if (request is not MaximoApiKeyRequest full)
        {
            throw new ArgumentException(
                $"A plain {nameof(ApiKeyRequest)} does not say for how long the token should work, and without an end is nothing to assume: use a {nameof(MaximoApiKeyRequest)}, "
                + $"with {nameof(MaximoRefreshInterval)}.{nameof(MaximoRefreshInterval.Days)}(90) for instance. Nothing was sent.",
                nameof(request));
        }

        CheckName(full.Name, full.AllowUnusualName, nameof(request));
        CheckInterval(full.TokenRefreshInterval, nameof(request));
        CheckScopes(full.Scopes, options.AllowedScopes, full.AllowNoPermissions, full.AllowApiKeyAdmin, nameof(request));
        return full;
    }

    /// <exception cref="ArgumentException">The change cannot be honoured as it is.</exception>
    /// <exception cref="NotSupportedException">Maximo does not know such a change.</exception>
    public static MaximoApiKeyUpdate Check(ApiKeyUpdate update, MaximoOptions options)
    {
        ThrowIfOther(update.GetType(), typeof(ApiKeyUpdate), typeof(MaximoApiKeyUpdate));
        MaximoApiKeyUpdate full = update as MaximoApiKeyUpdate
            ?? new(update.Description, update.IsEnabled, update.Scopes, allowOwnKey: update.AllowOwnKey, allowUnusualName: update.AllowUnusualName);
        if (full.Description is not null)
        {
            CheckName(full.Description, full.AllowUnusualName, nameof(update));
        }

        if (full.TokenRefreshInterval is not null)
        {
            CheckInterval(full.TokenRefreshInterval, nameof(update));
        }

        if (full.Scopes is not null)
        {
            CheckScopes(full.Scopes, options.AllowedScopes, full.AllowNoPermissions, full.AllowApiKeyAdmin, nameof(update));
        }

        return full;
    }

    private static void ThrowIfOther(Type type, Type plain, Type full)
    {
        if (type != plain && type != full)
        {
            throw new NotSupportedException($"{type.Name}: Maximo takes a {full.Name}, and cannot honour what another type derived from {plain.Name} adds. Nothing was sent.");
        }
    }

    private static void CheckName(string name, bool allowUnusual, string parameter)
    {
        if (KeyName.FaultIn(name, allowUnusual) is { } fault)
        {
            throw new ArgumentException($"The name {fault}. Nothing was sent.", parameter);
        }
    }

    private static void CheckInterval(MaximoRefreshInterval interval, string parameter)
    {
        if (interval.IsEmpty)
        {
            throw new ArgumentException($"The {nameof(MaximoApiKeyRequest.TokenRefreshInterval)} {interval} has no length: the token would be dead at once. Nothing was sent.", parameter);
        }
    }

    private static void CheckScopes(IReadOnlyList<string> scopes, IList<string> allowed, bool mayBeNone, bool mayBeApiKeyAdmin, string parameter)
    {
        if (scopes.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A permission is blank. Nothing was sent.", parameter);
        }

        // One that is not documented may be a slip of the pen.
        if (MaximoPermissionNames.Parse(scopes) == MaximoPermissions.None && !mayBeNone)
        {
            throw new ArgumentException(
                $"Without one of the permissions {string.Join(", ", MaximoPermissionNames.Documented)} a key signs in, and is refused everything only later. Ask for one, or set {nameof(MaximoApiKeyRequest.AllowNoPermissions)}. Nothing was sent.", parameter);
        }

        if (allowed.Count > 0 && scopes.FirstOrDefault(scope => !allowed.Has(scope)) is { } refused)
        {
            throw new ArgumentException(
                $"The permission '{refused}' is not among those that the account's {nameof(ApiKeyAccountOptions.AllowedScopes)} allow: {string.Join(", ", allowed)}. Nothing was sent.", parameter);
        }

        if (scopes.Has(MaximoPermissionNames.ApiKeyAdmin) && !mayBeApiKeyAdmin)
        {
            throw new ArgumentException(
                $"A key with the permission {MaximoPermissionNames.ApiKeyAdmin} can issue others with any permission. If that is meant, set {nameof(MaximoApiKeyRequest.AllowApiKeyAdmin)}. Nothing was sent.", parameter);
        }
    }
}
