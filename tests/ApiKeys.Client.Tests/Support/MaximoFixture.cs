using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>A Maximo account on an emulator, without delays between attempts.</summary>
public sealed class MaximoFixture : EmulatedApplication
{
    private MaximoFixture(
        ApiKeyEmulator emulator,
        Action<MaximoOptions>? configure,
        Action<IServiceCollection>? services,
        bool asSuperuser
    )
        : base(
            emulator,
            collection =>
            {
                collection
                    .AddApiKeyClient()
                    .AddMaximo(
                        "eam",
                        options =>
                        {
                            Set(options, emulator.Maximo, asSuperuser);
                            configure?.Invoke(options);
                        }
                    );
                services?.Invoke(collection);
            }
        ) => Keys = Sole<MaximoApiKeyManager>();

    public MaximoEmulator Service => Emulator.Maximo;

    public MaximoApiKeyManager Keys { get; }

    /// <param name="configure">Changes the options.</param>
    /// <param name="services">Adds to the container.</param>
    /// <param name="clock">The clock of both sides; null for one that runs, starting at <see cref="The.Now"/>.</param>
    /// <param name="asSuperuser">Whether the superuser authenticates instead of a key.</param>
    public static async Task<MaximoFixture> StartAsync(
        Action<MaximoOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null,
        bool asSuperuser = false
    ) => new(await StartEmulatorAsync(clock), configure, services, asSuperuser);

    /// <summary>Creates a key that may manage users.</summary>
    public Task<IssuedApiKey> CreateKeyAsync(string name = "user sync", string interval = "P90D") =>
        Keys.CreateAsync(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Parse(interval), The.Token);

    /// <summary>Turns a key into the options of a separate account at the same emulator.</summary>
    public MaximoApiKeyManager ManagerOf(string id, string token) =>
        new(
            new MaximoOptions
            {
                BaseAddress = Service.BaseAddress,
                ApiKeyId = id,
                ApiKeyToken = token,
                AllowInsecureLoopback = true,
                RetryDelay = TimeSpan.Zero,
            },
            new ApiKeyManagerSettings { TimeProvider = Emulator.Clock }
        );

    /// <summary>The key as the service holds it.</summary>
    public MaximoEmulatedKey Held(string id) => Service.Keys.Single(key => key.Id == id);

    /// <summary>How many requests of a method arrived, without sign-ins.</summary>
    public override int Arrived(string method, string end = "") =>
        Requests.Count(request => request.Method == method && request.Path.EndsWith(end, StringComparison.Ordinal));

    /// <summary>The requests that arrived, without sign-ins.</summary>
    public IEnumerable<RecordedRequest> Requests => Emulator.Requests.Where(request => !IsSignIn(request));

    /// <summary>The sign-ins that arrived.</summary>
    public IEnumerable<RecordedRequest> SignIns => Emulator.Requests.Where(IsSignIn);

    private static void Set(MaximoOptions options, MaximoEmulator service, bool asSuperuser)
    {
        (options.BaseAddress, options.AllowInsecureLoopback, options.RetryDelay) = (
            service.BaseAddress,
            true,
            TimeSpan.Zero
        );
        if (asSuperuser)
        {
            (options.AdminAddress, options.UserName, options.Password) = (
                service.AdminAddress,
                MaximoEmulator.SuperuserName,
                service.SuperuserPassword
            );
        }
        else
        {
            (options.ApiKeyId, options.ApiKeyToken) = (service.AdministratorKeyId, service.AdministratorKeyToken);
        }
    }

    private static bool IsSignIn(RecordedRequest request) =>
        request.Path.EndsWith("/v1/authenticate", StringComparison.Ordinal)
        || request.Path.EndsWith("/logininitial", StringComparison.Ordinal);
}
