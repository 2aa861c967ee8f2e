using System.Collections.Concurrent;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Soak;

/// <summary>One account of the run, and the keys there that no caller has at the moment.</summary>
internal sealed class Account(
    AccountKind kind,
    ApiKeyManager manager,
    Action<IReadOnlyDictionary<string, string?>> configure,
    TimeProvider timeProvider
)
{
    public AccountKind Kind { get; } = kind;

    public ApiKeyManager Manager { get; } = manager;

    public ConcurrentQueue<KeyRecord> Keys { get; } = new();

    /// <summary>The password that is right, where one authenticates.</summary>
    public string Password { get; private set; } = "";

    /// <summary>Begins again at another place.</summary>
    public void MoveTo(IReadOnlyDictionary<string, string?> settings)
    {
        Keys.Clear();
        Password = settings.GetValueOrDefault($"{Manager.Account}:Password") ?? "";
    }

    /// <summary>Changes the credential in the configuration, while others use it.</summary>
    public void Configure(params (string Name, string Value)[] settings) =>
        configure(
            settings.ToDictionary(setting => $"{Manager.Account}:{setting.Name}", setting => (string?)setting.Value)
        );

    /// <summary>A key that can be used at the service, and if wanted can manage keys there.</summary>
    public ApiKeyRequest Request(string name, bool mayManageKeys) =>
        Kind switch
        {
            AccountKind.UserManager or AccountKind.ProApi => new ApiKeyRequest(
                name,
                [mayManageKeys ? "APIKey" : "Session", "Tasks"]
            )
            {
                ExpiresAt = timeProvider.GetUtcNow().AddDays(90),
            },
            AccountKind.Veeam or AccountKind.VeeamPassword => new ApiKeyRequest(name, ["rest", "ui"]),
            _ => new MaximoApiKeyRequest(
                name,
                mayManageKeys ? MaximoPermissions.ApiKeyAdmin : MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Days(90)
            )
            {
                AllowApiKeyAdmin = mayManageKeys,
            },
        };
}
