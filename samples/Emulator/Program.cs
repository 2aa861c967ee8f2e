using ApiKeys.Client.Samples.Emulator;
using ApiKeys.Client.Testing;

if (Arguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync("Usage: Emulator [--port <0 to 65535>] [--ready-file <path>] [--https]");
    return 2;
}

using EndSignal end = new();
await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(new() { Port = arguments.Port, UseHttps = arguments.UseHttps });
await ReadyFile.WriteAsync(arguments.ReadyFile, emulator.ToJson());

Console.WriteLine($"The emulator listens at {emulator.Address}; curl {emulator.Address}emulator tells all about it.");
foreach ((string name, string? value) in emulator.Services.SelectMany(service => service.ToConfiguration(service.Name)))
{
    Console.WriteLine($"  {name} = {value}");
}

Console.WriteLine("It ends on Ctrl-C.");
await end.Task;
return 0;
