using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Samples.QuickStart.Stories;

/// <summary>At Veeam a key belongs to a user, can be read-only, and never expires.</summary>
internal sealed class VeeamStory(VeeamApiKeyManager keys, Stage stage) : IServiceStory
{
    public ApiKeyRequest Plan(string name, IReadOnlyList<ApiKeyScope> grantable) =>
        new VeeamApiKeyRequest(name, VeeamScopes.Rest) { IsReadOnly = true };

    public ApiKeyRequest TooMuch(ApiKeyRequest plan) =>
        new VeeamApiKeyRequest(plan.Name, plan.Scopes) { ExpiresAt = stage.Clock.GetUtcNow().AddDays(30) };

    public ApiKeyManager AuthenticateWith(IssuedApiKey issued)
    {
        VeeamOptions options = stage.Bind(keys.Account, new VeeamOptions());
        (options.ApiKey, options.ApiKeyFile) = (issued.Value.Reveal(), null);
        (options.UserName, options.Password, options.PasswordFile) = (null, null, null);
        return new VeeamApiKeyManager(
            options,
            new ApiKeyManagerSettings { Account = "the new key", TimeProvider = stage.Clock }
        );
    }
}
