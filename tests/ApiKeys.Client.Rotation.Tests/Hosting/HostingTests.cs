using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Rotation.Tests.Hosting;

public sealed class HostingTests
{
    [Fact]
    public async Task The_hosted_service_rotates_when_the_clock_says_so()
    {
        await using RotationFixture fixture = await StartAsync(static rotation =>
            rotation.Services.AddHostedRotation()
        );
        IHostedService hosted = Assert.Single(fixture.Services.GetServices<IHostedService>());

        await hosted.StartAsync(The.Token);
        await fixture.Emulator.Requests.WaitForAsync(static request => request.Method == "POST", The.Token);
        await hosted.StopAsync(The.Token);

        Assert.Equal(2, fixture.Emulator.Aimms.Keys.Count);
    }

    [Fact]
    public async Task Health_says_what_keeps_a_rotation_from_happening()
    {
        await using RotationFixture fixture = await StartAsync(static rotation =>
            rotation.Services.AddLogging().AddHealthChecks().AddApiKeyRotation()
        );
        HealthCheckService health = fixture.Services.GetRequiredService<HealthCheckService>();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(The.Token)).Status);

        fixture.Emulator.Faults.Add(Fault.Respond(403).Always());
        fixture.Clock.Advance(TimeSpan.FromDays(250));
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(The.Token)).Status);

        fixture.Clock.Advance(TimeSpan.FromDays(115));
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(The.Token)).Status);
    }

    [Fact]
    public async Task A_policy_with_a_fault_is_refused_before_anything_is_sent()
    {
        await using RotationFixture fixture = await RotationFixture.StartAsync(
            "Aimms",
            static policy => policy.MaxLiveKeys = 1
        );

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => fixture.Engine);

        Assert.Equal(2, refused.Failures.Count());
        Assert.Empty(fixture.Emulator.Requests);
    }

    [Fact]
    public void Policies_are_read_from_a_configuration()
    {
        IConfigurationSection section = Section("Overlap", "2.00:00:00");

        new ServiceCollection().AddApiKeyClient().AddRotation(section);

        Assert.Throws<InvalidOperationException>(() =>
            new ServiceCollection().AddApiKeyClient().AddRotation(Section("Overlapp", "2.00:00:00"))
        );
    }

    private static IConfigurationSection Section(string member, string text) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Policies:nightly:Account"] = "prod",
                    ["Policies:nightly:Scopes:0"] = "Tasks",
                    [$"Policies:nightly:{member}"] = text,
                }
            )
            .Build()
            .GetSection("Policies");

    private static Task<RotationFixture> StartAsync(Action<RotationBuilder> more) =>
        RotationFixture.StartAsync(rotation =>
        {
            rotation.AddPolicy(
                "nightly",
                static policy =>
                {
                    policy.Account = "Aimms";
                    policy.Scopes.Add("Tasks");
                }
            );
            more(rotation);
        });
}
