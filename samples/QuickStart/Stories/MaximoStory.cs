using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Samples.QuickStart.Stories;

/// <summary>At Maximo a key has permissions, and its value expires unless it is refreshed in time.</summary>
internal sealed class MaximoStory(MaximoApiKeyManager keys, Stage stage) : IServiceStory
{
    public ApiKeyRequest Plan(string name, IReadOnlyList<ApiKeyScope> grantable) =>
        new MaximoApiKeyRequest(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(2));

    public ApiKeyRequest TooMuch(ApiKeyRequest plan) =>
        new MaximoApiKeyRequest(
            plan.Name,
            MaximoPermissions.UserAdmin | MaximoPermissions.ApiKeyAdmin,
            MaximoRefreshInterval.Days(2)
        );

    public ApiKeyManager AuthenticateWith(IssuedApiKey issued)
    {
        MaximoOptions options = stage.Bind(keys.Account, new MaximoOptions());
        (options.ApiKeyId, options.ApiKeyToken, options.ApiKeyTokenFile) = (issued.Key.Id, issued.Value.Reveal(), null);
        (options.AdminAddress, options.UserName, options.Password, options.PasswordFile) = (null, null, null, null);
        return new MaximoApiKeyManager(
            options,
            new ApiKeyManagerSettings { Account = "the new key", TimeProvider = stage.Clock }
        );
    }
}
