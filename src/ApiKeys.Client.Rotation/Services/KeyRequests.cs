using ApiKeys.Client.Maximo;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Services;

/// <summary>Makes the request for the key of an attempt.</summary>
internal static class KeyRequests
{
    private static readonly TimeSpan _year = TimeSpan.FromDays(365);

    public static ApiKeyRequest Of(RotationPolicy policy, Attempt attempt, ApiKeyManager manager, DateTimeOffset now) =>
        policy.Interval is { } interval
            ? new MaximoApiKeyRequest(attempt.Name, policy.Scopes, MaximoRefreshInterval.Parse(interval))
            {
                AllowApiKeyAdmin = policy.Target == RotationTarget.Credential,
                RecoverIfLost = false,
            }
            : new ApiKeyRequest(attempt.Name, policy.Scopes)
            {
                ExpiresAt = manager.Capabilities.HasFlag(ApiKeyCapabilities.NeverExpires)
                    ? null
                    : Expiry(policy, manager, now),
                IsReadOnly = policy.ReadOnly,
                RecoverIfLost = false,
                RequestId = IsReplayable(manager) ? attempt.RequestId : null,
                RequestIdSince = IsReplayable(manager) ? attempt.SentAt : null,
            };

    private static bool IsReplayable(ApiKeyManager manager) =>
        manager.Capabilities.HasFlag(ApiKeyCapabilities.ReplayableCreate);

    private static DateTimeOffset Expiry(RotationPolicy policy, ApiKeyManager manager, DateTimeOffset now)
    {
        DateTimeOffset wanted = now + (policy.Lifetime ?? _year);
        return manager.GetLatestExpiry() is { } latest && latest < wanted ? latest : wanted;
    }
}
