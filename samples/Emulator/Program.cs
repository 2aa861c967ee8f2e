using ApiKeys.Client.Samples.Emulator;
using ApiKeys.Client.Testing;

if (Arguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(
        "Usage: Emulator [--port <0 to 65535>] [--ready-file <path>] [--https] [--allow-host <name>]..."
    );
    return 2;
}

using EndSignal end = new();
await using ApiKeyEmulator? emulator = await StartAsync(arguments);
if (emulator is null)
{
    return 2;
}

await ReadyFile.WriteAsync(arguments.ReadyFile, emulator.ToJson());

Console.WriteLine($"The emulator listens at {emulator.Address}; curl {emulator.Address}emulator has the details.");
foreach ((string name, string? value) in emulator.Services.SelectMany(service => service.ToConfiguration(service.Name)))
{
    Console.WriteLine($"  {name} = {value}");
}

Console.WriteLine("It ends on Ctrl-C.");
await end.Task;
return 0;

static async Task<ApiKeyEmulator?> StartAsync(Arguments arguments)
{
    ApiKeyEmulatorOptions options = new() { Port = arguments.Port, UseHttps = arguments.UseHttps };
    foreach (string host in arguments.AllowedHosts)
    {
        options.AllowedHosts.Add(host);
    }

    try
    {
        return await ApiKeyEmulator.StartAsync(options);
    }
    catch (ArgumentException invalid)
    {
        await Console.Error.WriteLineAsync(invalid.Message);
        return null;
    }
}
