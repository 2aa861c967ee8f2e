using ApiKeys.Client.Aimms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Samples.Rotation;

/// <summary>
/// What the engine and the application have in common: a folder with the states and the key ring that protects the
/// values in them.
/// </summary>
internal sealed record Setup(Uri Emulator, string AdministratorKey, string Folder)
{
    public const string Policy = "nightly";

    private string Store => Path.Combine(Folder, "store");

    /// <summary>The engine: an account that may manage keys, and one policy.</summary>
    public ServiceProvider Engine(TimeProvider clock)
    {
        ServiceCollection services = new();
        services.AddSingleton(clock);
        AddKeyRing(services);
        services
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                {
                    options.BaseAddress = new Uri(Emulator, "aimms");
                    options.ApiKey = AdministratorKey;
                    options.AllowInsecureLoopback = true;
                }
            )
            .AddRotation()
            .UseFileStore(Store)
            .ConfigureEngine(static engine => engine.Lease = TimeSpan.FromMilliseconds(200))
            .AddPolicy(
                Policy,
                static policy =>
                {
                    policy.Account = "prod";
                    policy.Scopes.Add(nameof(AimmsScopes.Tasks));
                    policy.Lifetime = TimeSpan.FromDays(90);
                    policy.Overlap = TimeSpan.FromDays(3);
                }
            );
        return services.BuildServiceProvider();
    }

    /// <summary>The application: it knows where the rotation publishes, and has no right to manage keys.</summary>
    public ServiceProvider Application()
    {
        ServiceCollection services = new();
        AddKeyRing(services);
        services.AddRotatedKeys(Store);
        services
            .AddHttpClient("tasks", client => client.BaseAddress = new Uri(Emulator, "aimms/"))
            .AddRotatingApiKey(Policy, "apikey");
        return services.BuildServiceProvider();
    }

    private void AddKeyRing(ServiceCollection services) =>
        services
            .AddDataProtection()
            .SetApplicationName("rotation")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(Folder, "ring")));
}
