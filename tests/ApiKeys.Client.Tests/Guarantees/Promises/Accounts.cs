using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>
/// An account of each service at an address of the test's choice, for tests that apply to all of them.
/// </summary>
internal static class Accounts
{
    public const string Secret = "hunter2-hunter2-hunter2";

    public static IReadOnlyList<string> Services { get; } = ["Aimms", "Maximo", "Veeam"];

    public static ApiKeyManager At(
        string service,
        Uri address,
        HttpMessageHandler? handler = null,
        CredentialSource? source = null,
        Action<ApiKeyAccountOptions>? configure = null
    )
    {
        string? secret = source is null ? Secret : null;
        ApiKeyAccountOptions options = service switch
        {
            "Aimms" => new AimmsOptions { ApiKey = secret },
            "Maximo" => new MaximoOptions { ApiKeyId = "a-key", ApiKeyToken = secret },
            _ => new VeeamOptions { ApiKey = secret },
        };
        (options.BaseAddress, options.AllowInsecureLoopback, options.MaxRetries) = (address, true, 0);
        configure?.Invoke(options);
        ManualClock clock = new(The.Now);
        return options switch
        {
            AimmsOptions aimms => new AimmsApiKeyManager(
                aimms,
                new ApiKeyManagerSettings
                {
                    Account = "prod",
                    CredentialSource = source,
                    Handler = handler,
                    TimeProvider = clock,
                }
            ),
            MaximoOptions maximo => new MaximoApiKeyManager(
                maximo,
                new ApiKeyManagerSettings
                {
                    Account = "prod",
                    CredentialSource = source,
                    Handler = handler,
                    TimeProvider = clock,
                }
            ),
            VeeamOptions veeam => new VeeamApiKeyManager(
                veeam,
                new ApiKeyManagerSettings
                {
                    Account = "prod",
                    CredentialSource = source,
                    Handler = handler,
                    TimeProvider = clock,
                }
            ),
            _ => throw new NotSupportedException(),
        };
    }
}
