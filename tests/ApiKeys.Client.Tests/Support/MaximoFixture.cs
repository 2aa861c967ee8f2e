using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An emulator and a Maximo account on it, configured through the container, without delays between attempts.
/// </summary>
public sealed class MaximoFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private MaximoFixture(
        ApiKeyEmulator emulator,
        Action<MaximoOptions>? configure,
        Action<IServiceCollection>? services,
        bool asSuperuser
    )
    {
        Emulator = emulator;
        ServiceCollection collection = new();
        collection.AddSingleton<TimeProvider>(emulator.Clock);
        collection
            .AddApiKeyClient()
            .AddMaximo(
                "eam",
                options =>
                {
                    options.BaseAddress = Service.BaseAddress;
                    if (asSuperuser)
                    {
                        (options.AdminAddress, options.UserName, options.Password) = (
                            Service.AdminAddress,
                            MaximoEmulator.SuperuserName,
                            Service.SuperuserPassword
                        );
                    }
                    else
                    {
                        (options.ApiKeyId, options.ApiKeyToken) = (
                            Service.AdministratorKeyId,
                            Service.AdministratorKeyToken
                        );
                    }

                    options.AllowInsecureLoopback = true;
                    options.RetryDelay = TimeSpan.Zero;
                    configure?.Invoke(options);
                }
            );
        services?.Invoke(collection);
        _services = collection.BuildServiceProvider();
        Keys = _services.GetRequiredService<MaximoApiKeyManager>();
    }

    public ApiKeyEmulator Emulator { get; }

    public MaximoEmulator Service => Emulator.Maximo;

    public MaximoApiKeyManager Keys { get; }

    public IServiceProvider Services => _services;

    /// <param name="configure">Changes the options.</param>
    /// <param name="services">Adds to the container.</param>
    /// <param name="clock">The clock of both sides; null for one that runs, starting at <see cref="The.Now"/>.</param>
    /// <param name="asSuperuser">Whether the superuser authenticates instead of a key.</param>
    public static async Task<MaximoFixture> StartAsync(
        Action<MaximoOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null,
        bool asSuperuser = false
    )
    {
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            new ApiKeyEmulatorOptions { TimeProvider = clock ?? TimeProvider.System },
            TestContext.Current.CancellationToken
        );
        if (clock is null)
        {
            emulator.Clock.SetUtcNow(The.Now);
        }

        return new MaximoFixture(emulator, configure, services, asSuperuser);
    }

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
    public int Arrived(string method) => Requests.Count(request => request.Method == method);

    /// <summary>The requests that arrived, without sign-ins.</summary>
    public IEnumerable<RecordedRequest> Requests => Emulator.Requests.Where(request => !IsSignIn(request));

    /// <summary>The sign-ins that arrived.</summary>
    public IEnumerable<RecordedRequest> SignIns => Emulator.Requests.Where(IsSignIn);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private static bool IsSignIn(RecordedRequest request) =>
        request.Path.EndsWith("/v1/authenticate", StringComparison.Ordinal)
        || request.Path.EndsWith("/logininitial", StringComparison.Ordinal);
}
