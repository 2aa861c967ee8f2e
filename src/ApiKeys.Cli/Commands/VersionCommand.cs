using System.Reflection;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class VersionCommand()
    : ToolCommand("version", "Print the version, as --version does", "apikeys version")
{
    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        string version = typeof(VersionCommand)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion;
        Data.WriteText(version + "\n");
        return Task.FromResult(ExitCode.Done);
    }
}
