using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.QuickStart.Stories;

/// <summary>At AIMMS a key has scopes, and expires after a year at most.</summary>
internal sealed class AimmsStory(AimmsApiKeyManager keys, Stage stage) : IServiceStory
{
    /// <summary>Scopes, the least harmful first. None of them manages keys.</summary>
    private static readonly AimmsScopes[] _leastFirst =
    [
        AimmsScopes.Session,
        AimmsScopes.Tasks,
        AimmsScopes.Secret,
        AimmsScopes.PublishApp,
        AimmsScopes.PublishAimms,
        AimmsScopes.Authentication,
    ];

    public ApiKeyRequest Plan(string name, IReadOnlyList<ApiKeyScope> grantable) =>
        new AimmsApiKeyRequest(name, Least(grantable), stage.Clock.GetUtcNow().AddDays(2));

    public ApiKeyRequest TooMuch(ApiKeyRequest plan) =>
        new AimmsApiKeyRequest(plan.Name, plan.Scopes, keys.GetLatestExpiry().GetValueOrDefault().AddDays(2));

    public ApiKeyManager AuthenticateWith(IssuedApiKey issued)
    {
        AimmsOptions options = stage.Bind(keys.Account, new AimmsOptions());
        (options.ApiKey, options.ApiKeyFile) = (issued.Value.Reveal(), null);
        return new AimmsApiKeyManager(
            options,
            new ApiKeyManagerSettings { Account = "the new key", TimeProvider = stage.Clock }
        );
    }

    private static AimmsScopes Least(IReadOnlyList<ApiKeyScope> grantable)
    {
        // The previous PRO API cannot say which scopes may be granted.
        AimmsScopes known = grantable.Count == 0 ? _leastFirst[0] : AimmsScopes.None;
        known = new AimmsApiKey("") { Scopes = [.. grantable.Select(scope => scope.Name)] }.KnownScopes | known;
        AimmsScopes least = Array.Find(_leastFirst, scope => known.HasFlag(scope));
        return least != AimmsScopes.None
            ? least
            : throw new InvalidOperationException(
                "The account cannot grant a scope that is harmless enough for a demonstration."
            );
    }
}
