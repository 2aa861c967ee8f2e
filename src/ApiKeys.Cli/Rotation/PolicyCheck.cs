using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;
using ApiKeys.Client.Rotation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Cli.Rotation;

/// <summary>Validates the rotation policies of a configuration without a request, and without their store.</summary>
internal static class PolicyCheck
{
    /// <summary>What is wrong with the policies; nothing when there are none.</summary>
    public static IEnumerable<string> ProblemsIn(AccountConfiguration configuration, Screen screen)
    {
        if (RotationSettings.Find(configuration.File) is not { } settings)
        {
            return [];
        }

        DirectoryInfo store = Directory.CreateTempSubdirectory("apikeys-");
        try
        {
            ServiceCollection services = new();
            services
                .AddApiKeyClient(
                    AccountSection.Of(
                        configuration.Accounts.Select(account =>
                            (account.Name, ConfigurationCheck.OfflineValues(account, screen))
                        )
                    )
                )
                .AddRotation(settings.ToConfiguration())
                .UseFileStore(store.FullName)
                .ProtectWithKeyFile(Path.Combine(store.FullName, "key"));
            using ServiceProvider provider = services.BuildServiceProvider();
            provider.GetRequiredService<RotationEngine>();
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
        catch (InvalidOperationException unreadable)
        {
            return [unreadable.Message];
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }
}
