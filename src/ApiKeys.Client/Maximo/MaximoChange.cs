using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>The effect of an update on a key.</summary>
internal sealed class MaximoChange(MaximoApiKeyUpdate update)
{
    public long? Version => update.Version;

    public bool Disables => update.IsEnabled == false;

    /// <summary>Whether a key reports all that it should be.</summary>
    public bool IsDone(MaximoWireKey key) => !Differs(key) && Reveals(key);

    /// <summary>Whether a key reports anything that it should not be.</summary>
    public bool Differs(MaximoWireKey key) =>
        (update.Description is not null && key.Description is not null && key.Description != update.Description)
        || (update.IsEnabled is not null && key.Status?.Active is { } active && active != update.IsEnabled)
        || (
            update.TokenRefreshInterval is not null
            && key.Status?.TokenRefreshInterval is { } interval
            && !IsWanted(interval)
        )
        || (update.Scopes is not null && key.Permissions is not null && !HasScopes(key.Permissions));

    /// <summary>Whether it would weaken a key: a weakened key could not undo the change.</summary>
    public bool Weakens(MaximoWireKey key) =>
        (Disables && key.Status?.Active != false)
        || (
            update.TokenRefreshInterval is not null
            && !IsNoShorter(update.TokenRefreshInterval, key.Status?.TokenRefreshInterval)
        )
        || (
            update.Scopes is not null
            && (
                key.Permissions is null
                || MaximoPermissionNames.Read(key.Permissions).Any(scope => !update.Scopes.Has(scope))
            )
        );

    /// <summary>
    /// The body that applies the change to a key as it was read. Members that are not changed are sent back as they
    /// were read, as far as the form has them.
    /// </summary>
    public Wire.ChangedApiKey Write(MaximoWireKey key, MaximoUpdateBody form)
    {
        bool isChangeAlone = form == MaximoUpdateBody.Change;
        bool hasUnknown = form is MaximoUpdateBody.AsRead or MaximoUpdateBody.Whole;
        return new()
        {
            Version = key.Version,
            Description = update.Description ?? (isChangeAlone ? null : key.Description),
            Status = StatusOf(key, isChangeAlone, hasUnknown),
            Permissions = PermissionsOf(key, isChangeAlone, hasUnknown),
            AdditionalProperties =
                form == MaximoUpdateBody.Whole ? key.Unchangeable
                : hasUnknown ? key.Additional
                : null,
        };
    }

    private Wire.KeyStatus? StatusOf(MaximoWireKey key, bool isChangeAlone, bool hasUnknown)
    {
        Wire.KeyStatus? now = isChangeAlone ? null : key.Status;
        return update is { IsEnabled: null, TokenRefreshInterval: null } && (now is null || hasUnknown)
            ? now
            : new()
            {
                Active = update.IsEnabled ?? now?.Active,
                TokenRefreshInterval = update.TokenRefreshInterval?.ToString() ?? now?.TokenRefreshInterval,
                AdditionalProperties = hasUnknown ? now?.AdditionalProperties : null,
            };
    }

    private Wire.KeyPermissions? PermissionsOf(MaximoWireKey key, bool isChangeAlone, bool hasUnknown)
    {
        if (update.Scopes is not null)
        {
            return MaximoPermissionNames.Write([.. update.Scopes], hasUnknown ? key.Permissions : null);
        }

        Wire.KeyPermissions? now = isChangeAlone ? null : key.Permissions;
        return now is null || hasUnknown
            ? now
            : new()
            {
                SystemAdmin = now.SystemAdmin,
                UserAdmin = now.UserAdmin,
                ApikeyAdmin = now.ApikeyAdmin,
            };
    }

    private bool Reveals(MaximoWireKey key) =>
        (update.Description is null || key.Description is not null)
        && (update.IsEnabled is null || key.Status?.Active is not null)
        && (update.TokenRefreshInterval is null || key.Status?.TokenRefreshInterval is not null)
        && (
            update.Scopes is null
            || key.Permissions is { SystemAdmin: not null, UserAdmin: not null, ApikeyAdmin: not null }
        );

    private bool IsWanted(string interval) =>
        MaximoRefreshInterval.TryParse(interval, out MaximoRefreshInterval? reported)
        && reported == update.TokenRefreshInterval;

    /// <summary>Whether an interval is known to be no shorter than that of a key.</summary>
    private static bool IsNoShorter(MaximoRefreshInterval interval, string? old) =>
        MaximoRefreshInterval.TryParse(old, out MaximoRefreshInterval? read) && interval >= read;

    private bool HasScopes(Wire.KeyPermissions permissions) =>
        new HashSet<string>(MaximoPermissionNames.Read(permissions), MaximoPermissionNames.Comparer).SetEquals(
            update.Scopes!
        );
}
