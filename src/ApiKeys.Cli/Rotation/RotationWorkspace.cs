using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Cli.Rotation;

/// <summary>The rotation of the policies in a configuration, with the accounts that they name.</summary>
internal sealed class RotationWorkspace : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private RotationWorkspace(ServiceProvider services, RotationSettings settings, TimeProvider clock)
    {
        (_services, Settings, Clock) = (services, settings, clock);
        Engine = services.GetRequiredService<RotationEngine>();
    }

    public RotationEngine Engine { get; }

    public RotationSettings Settings { get; }

    public TimeProvider Clock { get; }

    /// <exception cref="UsageException">There is no policy, or an account is not configured.</exception>
    public static async Task<RotationWorkspace> OpenAsync(
        Session session,
        bool isEmulated,
        Action<RotationEngineOptions> configure,
        CancellationToken cancellationToken
    )
    {
        RotationSettings settings = RotationSettings.Load(session.Configuration.File);
        AccountSettings[] accounts =
        [
            .. settings
                .Policies.Select(settings.AccountOf)
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(session.Configuration.Account),
        ];
        TimeProvider clock = isEmulated
            ? await EmulatorTime.ReadAsync(accounts, cancellationToken)
            : TimeProvider.System;
        IConfiguration section = await AccountSection.OfAsync(accounts, session, cancellationToken);
        return new RotationWorkspace(Build(section, settings, clock, configure), settings, clock);
    }

    /// <summary>Takes the time of the emulator again, where that is the clock.</summary>
    public Task RefreshClockAsync(CancellationToken cancellationToken) =>
        Clock is EmulatorTime time ? time.RefreshAsync(cancellationToken) : Task.CompletedTask;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Build(
        IConfiguration accounts,
        RotationSettings settings,
        TimeProvider clock,
        Action<RotationEngineOptions> configure
    )
    {
        ServiceCollection services = new();
        services.AddSingleton(clock);
        services
            .AddApiKeyClient(accounts)
            .AddRotation(settings.ToConfiguration())
            .UseFileStore(settings.Store)
            .ProtectWithKeyFile(settings.KeyFile)
            .ConfigureEngine(configure);
        return services.BuildServiceProvider();
    }
}
