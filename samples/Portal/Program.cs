using ApiKeys.Client.Samples.Portal.Accounts;
using ApiKeys.Client.Samples.Portal.Hosting;
using ApiKeys.Client.Testing;

try
{
    Arguments arguments = Arguments.Parse(args);
    WebApplicationBuilder builder = PortalHost.CreateBuilder(arguments);
    await using ApiKeyEmulator? emulator = await AccountSource.AddAsync(builder, arguments.ConfigFile);

    // To serve others than this machine, register an authentication scheme here: docs/guides/portal.md says how.

    await using WebApplication portal = PortalHost.Build(builder);
    await portal.StartAsync();

    Console.WriteLine(
        emulator is null
            ? "The portal works on REAL accounts."
            : "The portal works on an emulator in this process: try anything."
    );
    Console.WriteLine($"It is at {string.Join(" and ", portal.Urls)}, and ends on Ctrl-C.");
    await portal.WaitForShutdownAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.IsExpected(exception))
{
    await Console.Error.WriteLineAsync(StartFailure.Describe(exception));
    return 1;
}
