using ApiKeys.Client;
using ApiKeys.Client.Samples.QuickStart;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

Console.WriteLine("ApiKeys.Client: the life of an API key, step by step.");

try
{
    Arguments arguments = Arguments.Parse(args);
    HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
    await using Stage stage = await Stage.SetAsync(builder, arguments.ConfigFile);

    // Each child of the section is an account: { "ApiKeys": { "prod": { "Service": "Aimms", … } } }
    builder.Services.AddApiKeyClient(builder.Configuration.GetSection("ApiKeys"));

    // Starting the host validates the options of every account.
    using IHost host = builder.Build();
    await host.StartAsync();

    ApiKeyManagers managers = host.Services.GetRequiredService<ApiKeyManagers>();
    CancellationToken stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    foreach (ApiKeyManager keys in AccountChoice.Of(managers, arguments.Account, stage.Emulator is not null))
    {
        await new LifeOfAKey(keys, stage).RunAsync(stopping);
    }

    Console.WriteLine();
    Console.WriteLine("Done.");
    return 0;
}
catch (Exception exception) when (Failure.IsExpected(exception))
{
    await Console.Error.WriteLineAsync(Failure.Describe(exception));
    return 1;
}
