using ApiKeys.Client.Aimms;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>A way to authenticate at a service.</summary>
/// <param name="Service">The service, at an emulator.</param>
/// <param name="Credential">The secret that it authenticates with.</param>
/// <param name="Add">Registers an account under a name.</param>
internal sealed record CanaryWay(
    Func<ApiKeyEmulator, EmulatedService> Service,
    Func<ApiKeyEmulator, string> Credential,
    Action<ApiKeyClientBuilder, string, ApiKeyEmulator, Action<ApiKeyAccountOptions>> Add
)
{
    private const string AnyPath = "/";

    /// <summary>Parts of the paths of all requests that are not a sign-in.</summary>
    public IReadOnlyList<string> OwnPaths { get; private init; } = [AnyPath];

    /// <summary>A part of the path of requests about keys.</summary>
    public string KeysPath { get; private init; } = AnyPath;

    /// <summary>How many requests a create takes until its response counts as lost, with one retry.</summary>
    public int CreateAttempts { get; private init; } = 1;

    /// <summary>Whether the service makes changes in the background.</summary>
    public bool IsInBackground { get; private init; }

    /// <summary>Whether a sign-in request precedes the others.</summary>
    public bool HasSignIn { get; private init; }

    /// <summary>Whether another way sends the same requests, except for the sign-in.</summary>
    public bool DiffersInAuthenticationAlone { get; private init; }

    public static IReadOnlyDictionary<string, CanaryWay> All { get; } =
        new Dictionary<string, CanaryWay>
        {
            ["AIMMS, User Manager"] = OfAimms(AimmsEndpoint.UserManager),
            ["AIMMS, PRO API"] = OfAimms(AimmsEndpoint.ProApi),
            ["Maximo, key"] = OfMaximo(
                static service => service.AdministratorKeyToken,
                static (options, service) =>
                    (options.ApiKeyId, options.ApiKeyToken) = (
                        service.AdministratorKeyId,
                        service.AdministratorKeyToken
                    )
            ),
            ["Maximo, superuser"] = OfMaximo(
                static service => service.SuperuserPassword,
                static (options, service) =>
                    (options.AdminAddress, options.UserName, options.Password) = (
                        service.AdminAddress,
                        MaximoEmulator.SuperuserName,
                        service.SuperuserPassword
                    )
            ) with
            {
                DiffersInAuthenticationAlone = true,
            },
            ["Veeam, key"] = OfVeeam(static service => service.AdministratorKey, SetKey),
            ["Veeam, key, in the background"] = OfVeeam(static service => service.AdministratorKey, SetKey) with
            {
                IsInBackground = true,
            },
            ["Veeam, password"] = OfVeeam(static service => service.AdministratorPassword, SetPassword) with
            {
                HasSignIn = true,
                DiffersInAuthenticationAlone = true,
            },
            ["Veeam, second factor"] = OfVeeam(static service => service.AdministratorPassword, SetSecondFactor) with
            {
                HasSignIn = true,
                DiffersInAuthenticationAlone = true,
            },
        };

    private static CanaryWay OfAimms(AimmsEndpoint endpoint) =>
        new(
            static emulator => emulator.Aimms,
            static emulator => emulator.Aimms.AdministratorKey,
            (builder, name, emulator, common) =>
                builder.AddAimms(
                    name,
                    options =>
                    {
                        (options.BaseAddress, options.ApiKey, options.Endpoint) = (
                            emulator.Aimms.BaseAddress,
                            emulator.Aimms.AdministratorKey,
                            endpoint
                        );
                        common(options);
                    }
                )
        );

    private static CanaryWay OfMaximo(
        Func<MaximoEmulator, string> credential,
        Action<MaximoOptions, MaximoEmulator> set
    ) =>
        new(
            static emulator => emulator.Maximo,
            emulator => credential(emulator.Maximo),
            (builder, name, emulator, common) =>
                builder.AddMaximo(
                    name,
                    options =>
                    {
                        options.BaseAddress = emulator.Maximo.BaseAddress;
                        set(options, emulator.Maximo);
                        common(options);
                    }
                )
        )
        {
            OwnPaths = ["/v1/apikeys"],
            KeysPath = "/v1/apikeys",
            HasSignIn = true,
        };

    private static CanaryWay OfVeeam(Func<VeeamEmulator, string> credential, Action<VeeamOptions, VeeamEmulator> set) =>
        new(
            static emulator => emulator.Veeam,
            emulator => credential(emulator.Veeam),
            (builder, name, emulator, common) =>
                builder.AddVeeam(
                    name,
                    options =>
                    {
                        options.BaseAddress = emulator.Veeam.BaseAddress;
                        set(options, emulator.Veeam);
                        common(options);
                    }
                )
        )
        {
            OwnPaths = ["/users/", "/organizations/", "/asyncActions/"],
            KeysPath = "/logins",
            CreateAttempts = 2,
        };

    private static void SetKey(VeeamOptions options, VeeamEmulator service) =>
        options.ApiKey = service.AdministratorKey;

    private static void SetPassword(VeeamOptions options, VeeamEmulator service) =>
        (options.UserName, options.Password) = (service.Administrator.UserName, service.AdministratorPassword);

    private static void SetSecondFactor(VeeamOptions options, VeeamEmulator service)
    {
        service.Administrator.MfaCode ??= Guid.NewGuid().ToString("N");
        options.UseSecondFactor(_ => Task.FromResult(service.Administrator.MfaCode));
        SetPassword(options, service);
    }
}
