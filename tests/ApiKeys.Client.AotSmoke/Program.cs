using System.Runtime.CompilerServices;
using ApiKeys.Client;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.AotSmoke;

if (args is not [string readyFile])
{
    await Console.Error.WriteLineAsync(
        "Usage: ApiKeys.Client.AotSmoke <the file that samples/Emulator writes with --ready-file>"
    );
    return 2;
}

if (RuntimeFeature.IsDynamicCodeSupported)
{
    await Console.Error.WriteLineAsync("This run proves nothing: the program was not compiled ahead of time.");
    return 2;
}

EmulatorAddress emulator = EmulatorAddress.Read(readyFile);
await emulator.RespondWithUnknownsAsync();

await using Accounts accounts = Accounts.FromConfiguration(emulator, await emulator.FindVeeamUserAsync());
foreach (ApiKeyManager account in accounts.Managers)
{
    Task life = account is AimmsApiKeyManager aimms
        ? LifeOfAnAimmsKey.RunAsync(aimms, emulator, $"aot-{account.Account}")
        : LifeOfAKey.RunAsync(account, emulator, $"aot-{account.Account}");
    await life;
}

using (ApiKeyManagerLease<AimmsApiKeyManager> lease = accounts.LeaseAimms(emulator))
{
    await LifeOfAnAimmsKey.RunAsync(lease.Manager, emulator, "aot-leased");
}

await LifeOfAnAimmsKey.RunAsync(
    Accounts.AimmsWith(emulator, emulator.Credential("aimms", "ApiKey")),
    emulator,
    "aot-alone"
);
return 0;
