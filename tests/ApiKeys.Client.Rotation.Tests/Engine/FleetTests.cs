using System.Globalization;
using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Tests.Engine;

public sealed class FleetTests
{
    private const int Policies = 300;

    [Fact]
    public async Task Two_engines_on_one_store_create_each_of_300_keys_once()
    {
        using TemporaryFolder folder = new();
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        EphemeralDataProtectionProvider protection = new();
        await using ServiceProvider one = Build(emulator, folder, protection);
        await using ServiceProvider other = Build(emulator, folder, protection);

        await Task.WhenAll(SweepAsync(one), SweepAsync(other));
        await SweepAsync(one);

        RotationEngine engine = one.GetRequiredService<RotationEngine>();
        Assert.Equal(Policies, emulator.Aimms.Keys.Count - 1);
        foreach (string policy in engine.Policies)
        {
            Assert.Equal(1, (await engine.GetStatusAsync(policy, The.Token)).Generation);
        }
    }

    private static Task<SweepResult> SweepAsync(ServiceProvider services) =>
        Task.Run(() => services.GetRequiredService<RotationEngine>().SweepAsync(cancellationToken: The.Token));

    private static ServiceProvider Build(
        ApiKeyEmulator emulator,
        TemporaryFolder folder,
        IDataProtectionProvider protection
    )
    {
        ServiceCollection services = new();
        RotationBuilder rotation = services
            .AddApiKeyClient(
                new ConfigurationBuilder().AddInMemoryCollection(emulator.Aimms.ToConfiguration("prod")).Build()
            )
            .AddRotation()
            .UseFileStore(folder.In("store"))
            .ProtectWith(protection);
        for (int i = 0; i < Policies; i++)
        {
            rotation.AddPolicy(
                string.Create(CultureInfo.InvariantCulture, $"p{i}"),
                static policy =>
                {
                    policy.Account = "prod";
                    policy.Scopes.Add("Tasks");
                }
            );
        }

        return services.BuildServiceProvider();
    }
}
