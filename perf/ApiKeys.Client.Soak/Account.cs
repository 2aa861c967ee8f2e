using System.Collections.Concurrent;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Soak;

/// <summary>One account of the run, and its keys that no caller uses at the moment.</summary>
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

    /// <summary>The correct password, for an account that authenticates with one.</summary>
    public string Password { get; private set; } = "";

    /// <summary>Starts again at another emulator.</summary>
    public void MoveTo(IReadOnlyDictionary<string, string?> settings)
    {
        Keys.Clear();
        Password = settings.GetValueOrDefault($"{Manager.Account}:Password") ?? "";
    }

    /// <summary>Changes the credential in the configuration while callers use it.</summary>
    public void Configure(params (string Name, string Value)[] settings) =>
        configure(
            settings.ToDictionary(setting => $"{Manager.Account}:{setting.Name}", setting => (string?)setting.Value)
        );

    /// <summary>A request for a key that can be used at the service, and that can manage keys if required.</summary>
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
