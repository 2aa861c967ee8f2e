using ApiKeys.Client.Rotation;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.Worker;
using ApiKeys.Client.Samples.Rotation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

// Arguments: the emulator, the folder and the fatal point. Accounts and policies are in settings.json of the folder.
// The process ends when its standard input does.
EmulatedTime clock = new(new Uri(args[0]));
await clock.RefreshAsync(CancellationToken.None);
await using ServiceProvider services = Build(clock, args[1], FatalPoint.Parse(args[2]));
RotationEngine engine = services.GetRequiredService<RotationEngine>();
Task<int> end = Task.Run(Console.In.Read);
while (!end.IsCompleted)
{
    await clock.RefreshAsync(CancellationToken.None);
    await engine.SweepAsync();
    await Task.Delay(10);
}

return 0;

static ServiceProvider Build(TimeProvider clock, string folder, FatalPoint point)
{
    IConfigurationRoot configuration = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(folder, "settings.json"))
        .Build();
    ServiceCollection services = new();
    services.AddSingleton(clock);
    services
        .AddDataProtection()
        .SetApplicationName("rotation")
        .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "ring")));
    services
        .AddApiKeyClient(configuration.GetSection("Accounts"))
        .AddRotation(configuration.GetSection("Policies"))
        .UseStore(_ => new FatalStore(new FileRotationStore(Path.Combine(folder, "store")), point))
        .ConfigureEngine(static options => options.Lease = TimeSpan.FromMilliseconds(200));
    return services.BuildServiceProvider();
}
