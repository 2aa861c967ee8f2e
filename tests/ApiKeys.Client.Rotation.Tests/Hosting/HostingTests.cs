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

    [Theory]
    [InlineData("Overlap", "2.00:00:00")]
    [InlineData("Overlap", "2d")]
    [InlineData("VerifyFor", "90s")]
    [InlineData("lifetime", "P180D")]
    [InlineData("Sinks:0:File", "key")]
    [InlineData("Probe:Url", "https://api.example.com")]
    public void Policies_are_read_from_a_configuration(string member, string text) =>
        new ServiceCollection().AddApiKeyClient().AddRotation(Section(member, text));

    [Theory]
    [InlineData("Overlapp", "2d", "there is no option 'Overlapp'. Did you mean Overlap? The options are: Account, ")]
    [InlineData(
        "Sinks:0:Fil",
        "key",
        "there is no option 'Fil' in Sinks:0. Did you mean File? The options are: File, "
    )]
    [InlineData("Probe:Uri", "x", "there is no option 'Uri' in Probe. Did you mean Url? The options are: Url, ")]
    [InlineData(
        "Overlap",
        "3m",
        "Overlap is no duration, such as 30s, 10min, 12h, 90d, 12w, 3mo, 1y or P90D. Write 3mo "
    )]
    [InlineData(
        "Grace",
        "30",
        "Grace is no duration, such as 30s, 10min, 12h, 90d, 12w, 3mo, 1y or P90D. Add the unit: 30d"
    )]
    [InlineData("MaxLiveKeys", "secret", "MaxLiveKeys must be a whole number.")]
    [InlineData("Mode", "secret", "Mode must be Replace or RefreshInPlace.")]
    [InlineData("Target", "secret", "Target must be Application or Credential.")]
    [InlineData("ReadOnly", "secret", "ReadOnly must be true or false.")]
    [InlineData("Probe:Url", "http://[secret", "Probe:Url must be an address, such as https://api.example.com/health.")]
    public void A_policy_that_cannot_be_read_is_refused_without_its_value(string member, string text, string expected)
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() =>
            new ServiceCollection().AddApiKeyClient().AddRotation(Section(member, text))
        );

        Assert.StartsWith($"Rotation policy 'nightly': {expected}", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_member_of_a_policy_can_be_configured()
    {
        string message = Assert
            .Throws<InvalidOperationException>(() =>
                new ServiceCollection().AddApiKeyClient().AddRotation(Section("?", ""))
            )
            .Message;

        foreach (
            string name in typeof(RotationPolicy)
                .GetProperties()
                .Select(static property => property.Name)
                .Where(static name => name != nameof(RotationPolicy.Name))
        )
        {
            Assert.Contains($" {name}", message, StringComparison.Ordinal);
        }
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
