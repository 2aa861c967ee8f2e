using ApiKeys.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An emulator, and the container of an application with accounts on it. Both have one clock: the emulator's, which
/// runs from <see cref="The.Now"/>, or one that a test moves.
/// </summary>
public abstract class EmulatedApplication : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <param name="emulator">The emulator.</param>
    /// <param name="register">Adds the accounts, and what the test wants beside them.</param>
    protected EmulatedApplication(ApiKeyEmulator emulator, Action<IServiceCollection> register)
    {
        Emulator = emulator;
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(emulator.Clock);
        register(services);
        _services = services.BuildServiceProvider();
    }

    public ApiKeyEmulator Emulator { get; }

    public IServiceProvider Services => _services;

    /// <summary>The keys of the only account of a service, or of any.</summary>
    protected TManager Sole<TManager>()
        where TManager : ApiKeyManager => _services.GetRequiredService<TManager>();

    protected static async Task<ApiKeyEmulator> StartEmulatorAsync(ManualClock? clock = null, bool isHttps = false)
    {
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            new ApiKeyEmulatorOptions { TimeProvider = clock ?? TimeProvider.System, UseHttps = isHttps },
            The.Token
        );
        if (clock is null)
        {
            emulator.Clock.SetUtcNow(The.Now);
        }

        return emulator;
    }

    /// <summary>How many requests of a method arrived whose path has this ending.</summary>
    public virtual int Arrived(string method, string end = "") =>
        Emulator.Requests.Count(request =>
            request.Method == method && request.Path.EndsWith(end, StringComparison.Ordinal)
        );

    /// <summary>Disposes the container before the emulator.</summary>
    public ValueTask EndContainerAsync() => _services.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
