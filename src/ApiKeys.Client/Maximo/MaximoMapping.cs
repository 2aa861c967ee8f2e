using System.Text.Json;

namespace ApiKeys.Client.Maximo;

/// <summary>Maps the service's objects to the SDK's.</summary>
internal static class MaximoMapping
{
    // A service may stamp one creation twice, a moment apart.
    private static readonly TimeSpan _sameMoment = TimeSpan.FromMinutes(1);

    /// <param name="key">The key.</param>
    /// <param name="account">The name of the account.</param>
    /// <param name="issuedAt">When its present token was created, if this call created it.</param>
    public static MaximoApiKey ToKey(MaximoWireKey key, string account, DateTimeOffset? issuedAt = null)
    {
        DateTimeOffset? added = key.Added?.Timestamp?.Instant;
        MaximoRefreshInterval? interval = MaximoRefreshInterval.TryParse(
            key.Status?.TokenRefreshInterval,
            out MaximoRefreshInterval? read
        )
            ? read
            : null;
        DateTimeOffset? since = issuedAt ?? (IsUnchanged(key) ? added : null);
        IReadOnlyList<string> scopes = key.Permissions is null ? [] : MaximoPermissionNames.Read(key.Permissions);
        return new(key.Id, key.Description ?? "")
        {
            Account = account,
            Service = MaximoOptions.ServiceName,
            Status = key.Status?.Active switch
            {
                true => ApiKeyStatus.Enabled,
                false => ApiKeyStatus.Disabled,
                null => ApiKeyStatus.Unknown,
            },
            Scopes = scopes,
            TokenRefreshInterval = interval,
            Expiry = ExpiryOf(interval, key.Status?.TokenRefreshInterval, since, issuedAt ?? added),
            Version = key.Version,
            CreatedAt = added,
            AddedBy = key.Added?.Id,
            UpdatedBy = key.Updated?.Id,
            UpdatedAt = key.Updated?.Timestamp?.Instant,
            AdditionalData = key.Additional is { } others ? new Dictionary<string, JsonElement>(others) : ApiKey.NoData,
        };
    }

    /// <summary>
    /// Maps the key with its value. The token was created when the request was sent at the latest, and perhaps at the
    /// time that the service reports: the earlier instant counts.
    /// </summary>
    public static IssuedApiKey ToIssued(MaximoWireKey key, string account, DateTimeOffset issuedAt) =>
        new(ToKey(key, account, issuedAt), new SecretValue(key.Token!));

    /// <summary>A request for another key like one that the service listed.</summary>
    /// <exception cref="ArgumentException">The service did not report for how long a token works.</exception>
    public static MaximoApiKeyRequest RequestLike(ApiKey key, string name, DateTimeOffset? expiresAt) =>
        new(
            name,
            key.Scopes,
            (key as MaximoApiKey)?.TokenRefreshInterval
                ?? throw new ArgumentException(
                    $"The refresh interval of the key '{key.Id}' is not known. Make a "
                        + $"{nameof(MaximoApiKeyRequest)} with the interval that is wanted.",
                    nameof(key)
                )
        )
        {
            ExpiresAt = expiresAt,
            IsReadOnly = key.IsReadOnly,
        };

    /// <summary>
    /// Whether the key was not changed since it was created, as far as it reports: then its first token is its present
    /// one.
    /// </summary>
    private static bool IsUnchanged(MaximoWireKey key)
    {
        TimeSpan? between = key.Updated?.Timestamp?.Instant - key.Added?.Timestamp?.Instant;
        return (key.Version == 1 || (key.Version is null && between is not null)) && !(between > _sameMoment);
    }

    /// <param name="interval">How long a token works; null when it cannot be read.</param>
    /// <param name="text">The interval as the service wrote it.</param>
    /// <param name="since">When the present token was created; null when that is not known.</param>
    /// <param name="earliest">The earliest instant at which it can have been created.</param>
    private static ApiKeyExpiry ExpiryOf(
        MaximoRefreshInterval? interval,
        string? text,
        DateTimeOffset? since,
        DateTimeOffset? earliest
    ) =>
        interval?.IsNever == true ? ApiKeyExpiry.NeverAs(text)
        : EndOf(interval, since) is { } end ? ApiKeyExpiry.At(end, text)
        : ApiKeyExpiry.Unknown(text, EndOf(interval, earliest));

    private static DateTimeOffset? EndOf(MaximoRefreshInterval? interval, DateTimeOffset? start) =>
        start is { } known ? interval?.EndOf(known) : null;
}
