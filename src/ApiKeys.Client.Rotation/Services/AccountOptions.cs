using System.Diagnostics.CodeAnalysis;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Rotation.Services;

/// <summary>The options of an account, for a manager that authenticates with a rotated key.</summary>
internal static class AccountOptions
{
    /// <exception cref="InvalidOperationException">The manager is the application's own.</exception>
    public static ApiKeyAccountOptions Of(IServiceProvider services, ApiKeyManager manager) =>
        manager switch
        {
            AimmsApiKeyManager => Get<AimmsOptions>(services, manager.Account),
            VeeamApiKeyManager => Get<VeeamOptions>(services, manager.Account),
            MaximoApiKeyManager => ForKey(Get<MaximoOptions>(services, manager.Account)),
            _ => throw new InvalidOperationException(
                $"The account '{manager.Account}' has a manager of the application's own, whose keys cannot be rotated."
            ),
        };

    private static T Get<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>(
        IServiceProvider services,
        string account
    )
        where T : class => services.GetRequiredService<IOptionsMonitor<T>>().Get(account);

    /// <summary>A superuser's options would sign in with a password; a key needs those without one.</summary>
    private static MaximoOptions ForKey(MaximoOptions options) =>
        options.AdminAddress is null
            ? options
            : new MaximoOptions
            {
                BaseAddress = options.BaseAddress,
                AllowInsecureLoopback = options.AllowInsecureLoopback,
                TrustedCertificateFile = options.TrustedCertificateFile,
                CertificateSha256 = options.CertificateSha256,
                MaxRetries = options.MaxRetries,
                RetryDelay = options.RetryDelay,
                AttemptTimeout = options.AttemptTimeout,
                CallTimeout = options.CallTimeout,
            };
}
