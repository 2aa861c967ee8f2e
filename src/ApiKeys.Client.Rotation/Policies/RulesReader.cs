using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Rotation.Policies;

/// <summary>Makes the rules of a policy that has no error.</summary>
internal static class RulesReader
{
    private static readonly TimeSpan _year = TimeSpan.FromDays(365);
    private static readonly TimeSpan _quarter = TimeSpan.FromDays(90);

    public static Rules Of(RotationPolicy policy, ServiceFacts service)
    {
        TimeSpan? life = LifeOf(policy, service);
        bool isRefreshed = policy.Mode == RotationMode.RefreshInPlace;
        return new Rules
        {
            Policy = policy.Name,
            KeyName = policy.KeyName ?? policy.Name,
            NamesAreIds = service.NamesAreIds,
            CanDisable = service.CanDisable && !isRefreshed,
            ReplayWindow = service.ReplayWindow,
            IsRefreshedInPlace = isRefreshed,
            Life = life,
            Every = policy.Every ?? (life is null && !service.HasInterval ? _quarter : null),
            RenewBefore = policy.RenewBefore ?? (life / 3) ?? TimeSpan.Zero,
            Overlap = isRefreshed ? TimeSpan.Zero : policy.Overlap,
            Grace = policy.Grace,
            VerifyFor = policy.VerifyFor,
            MaxLiveKeys = policy.MaxLiveKeys,
            ApprovalRequired = policy.ApprovalRequired,
            ApproveWhenExpiring = policy.ApproveWhenExpiring,
            Window = policy.Window is null ? Window.Always : Window.TryParse(policy.Window)!,
            RequireConsumers = policy.RequireConsumers,
            OverlapLimit = policy.OverlapLimit ?? policy.Overlap,
            Scopes = [.. policy.Scopes],
        };
    }

    private static TimeSpan? LifeOf(RotationPolicy policy, ServiceFacts service) =>
        service.HasExpiry ? policy.Lifetime ?? _year
        : policy.Interval is { } interval
            ? MaximoRefreshInterval.Parse(interval).EndOf(DateTimeOffset.UnixEpoch) - DateTimeOffset.UnixEpoch
        : null;
}
