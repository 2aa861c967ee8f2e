using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The account that the story is about: the only one, or the one that was named.</summary>
internal static class AccountChoice
{
    public static AimmsApiKeyManager Of(ApiKeyManagers managers, string? name) => name switch
    {
        not null => (AimmsApiKeyManager)managers[name],
        _ when managers.Count == 1 => (AimmsApiKeyManager)managers.Single(),
        _ => throw new InvalidOperationException(
            $"There are several accounts. Choose one with --account: {string.Join(", ", managers.Select(manager => manager.Account))}."),
    };
}
