using System.Runtime.CompilerServices;
using ApiKeys.Client;
using ApiKeys.Client.AotSmoke;
using ApiKeys.Client.Aimms;

if (args is not [string readyFile])
{
    await Console.Error.WriteLineAsync("Usage: ApiKeys.Client.AotSmoke <the file that samples/Emulator writes with --ready-file>");
    return 2;
}

if (RuntimeFeature.IsDynamicCodeSupported)
{
    await Console.Error.WriteLineAsync("This run proves nothing: the program was not compiled ahead of time.");
    return 2;
}

EmulatorAddress emulator = EmulatorAddress.Read(readyFile);
await emulator.AnswerWithUnknownsAsync();

await using Accounts accounts = Accounts.FromConfiguration(emulator);
foreach (ApiKeyManager account in accounts.Managers)
{
    await LifeOfAKey.RunAsync((AimmsApiKeyManager)account, emulator, $"aot-{account.Account}");
}

await LifeOfAKey.RunAsync(Accounts.WithoutContainer(emulator, emulator.Credential), emulator, "aot-alone");
return 0;
