using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Rotation.Consumers;
using ApiKeys.Client.Rotation.State;
using ApiKeys.Client.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ApiKeys.Client.Rotation.Tests.Support;

/// <summary>
/// An emulator, an account at each of its services, and the rotation of one policy in a file store. Its clock stands
/// until a test moves it.
/// </summary>
public sealed class RotationFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IDataProtectionProvider _protection = new EphemeralDataProtectionProvider();
    private readonly Action<RotationBuilder> _configure;
    private ServiceProvider _services;

    private RotationFixture(ApiKeyEmulator emulator, FakeTimeProvider clock, Action<RotationBuilder> configure)
    {
        (Emulator, Clock, _configure) = (emulator, clock, configure);
        _services = Build();
    }

    public ApiKeyEmulator Emulator { get; }

    public FakeTimeProvider Clock { get; }

    public string Folder => _folder.Path;

    public IServiceProvider Services => _services;

    public RotationEngine Engine => _services.GetRequiredService<RotationEngine>();

    public static Task<RotationFixture> StartAsync(Action<RotationBuilder> configure) =>
        StartAsync((rotation, _) => configure(rotation));

    public static async Task<RotationFixture> StartAsync(Action<RotationBuilder, ApiKeyEmulator> configure)
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2027, 3, 10, 8, 0, 0, TimeSpan.Zero));
        ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(new() { TimeProvider = clock }, The.Token);
        return new RotationFixture(emulator, clock, rotation => configure(rotation, emulator));
    }

    /// <summary>Rotates at one of the services by a valid policy: every 30 days, with an overlap of a day.</summary>
    public static Task<RotationFixture> StartAtAsync(string service, Action<RotationBuilder>? more = null) =>
        StartAsync(rotation =>
        {
            rotation.AddPolicy("nightly", policy => Valid(policy, service));
            more?.Invoke(rotation);
        });

    public static Task<RotationFixture> StartAsync(string account, Action<RotationPolicy> configure) =>
        StartAsync(rotation =>
            rotation.AddPolicy(
                "nightly",
                policy =>
                {
                    policy.Account = account;
                    configure(policy);
                }
            )
        );

    /// <summary>Starts the application again, on the same store.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
    }

    /// <summary>Lets time go by in steps, with a sweep after each.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan step, Func<Task>? each = null)
    {
        for (DateTimeOffset end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end; )
        {
            Clock.Advance(step);
            await Engine.SweepAsync(cancellationToken: The.Token);
            await (each?.Invoke() ?? Task.CompletedTask);
        }
    }

    public async Task<RotatedKey?> CurrentAsync() =>
        (
            await new PublishedKeys(
                _services.GetRequiredService<IRotationReader>(),
                _services.GetRequiredService<ValueProtector>()
            ).FindAsync("nightly", The.Token)
        ).Key;

    public Task<RotationStatus> StatusAsync() => Engine.GetStatusAsync("nightly", The.Token);

    public async Task<string[]> HistoryAsync() =>
        [.. (await Engine.GetHistoryAsync("nightly", The.Token)).Select(static each => each.Kind).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
        _folder.Dispose();
    }

    private static void Valid(RotationPolicy policy, string service)
    {
        policy.Account = service;
        policy.Scopes.Add(
            service switch
            {
                "Aimms" => "Tasks",
                "Maximo" => "userAdmin",
                _ => "rest",
            }
        );
        policy.Every = TimeSpan.FromDays(30);
        policy.Overlap = policy.Grace = TimeSpan.FromDays(1);
        policy.Interval = service == "Maximo" ? "P90D" : null;
    }

    private ServiceProvider Build()
    {
        Dictionary<string, string?> accounts = new(
            Emulator.Services.SelectMany(static service => service.ToConfiguration(service.Name))
        );
        foreach (EmulatedService service in Emulator.Services)
        {
            accounts[$"{service.Name}:MaxRetries"] = "0"; // A retry would wait by a clock that stands.
        }

        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        ApiKeyClientBuilder accountsBuilder = services.AddApiKeyClient(
            new ConfigurationBuilder().AddInMemoryCollection(accounts).Build()
        );
        RotationBuilder rotation = accountsBuilder
            .AddRotation()
            .UseFileStore(_folder.In("store"))
            .ProtectWith(_protection);
        _configure(rotation);
        return services.BuildServiceProvider();
    }
}
