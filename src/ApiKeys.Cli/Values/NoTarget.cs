using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>Where the value of a dry run goes: there is none.</summary>
internal sealed class NoTarget : ValueTarget
{
    public override Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken) => Task.CompletedTask;
}
