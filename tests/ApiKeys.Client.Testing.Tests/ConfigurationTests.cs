namespace ApiKeys.Client.Testing.Tests;

public class ConfigurationTests
{
    [Fact]
    public async Task An_account_is_configured_under_its_section()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        IReadOnlyDictionary<string, string?> settings = emulator.Aimms.ToConfiguration("prod");

        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["prod:Service"] = "Aimms",
                ["prod:BaseAddress"] = $"http://127.0.0.1:{emulator.Address.Port}/aimms/",
                ["prod:ApiKey"] = emulator.Aimms.AdministratorKey,
                ["prod:AllowInsecureLoopback"] = "true",
            },
            settings
        );
    }

    [Fact]
    public async Task The_configuration_over_https_allows_nothing_insecure()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync(useHttps: true);

        IReadOnlyDictionary<string, string?> settings = emulator.Aimms.ToConfiguration("ApiKeys:prod");

        Assert.StartsWith("https://127.0.0.1:", settings["ApiKeys:prod:BaseAddress"], StringComparison.Ordinal);
        Assert.DoesNotContain("ApiKeys:prod:AllowInsecureLoopback", settings.Keys);
    }

    [Fact]
    public void The_emulator_does_not_reference_the_SDK()
    {
        Assert.DoesNotContain(
            typeof(ApiKeyEmulator).Assembly.GetReferencedAssemblies(),
            assembly => assembly.Name!.StartsWith("ApiKeys.", StringComparison.Ordinal)
        );
    }
}
