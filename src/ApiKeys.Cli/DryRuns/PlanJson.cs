using ApiKeys.Cli.Configuration;

namespace ApiKeys.Cli.DryRuns;

/// <summary>
/// What a dry run found out, as JSON on standard output. The format is a contract; docs/guides/command-line-tool.md
/// describes it.
/// </summary>
internal sealed class PlanJson(AccountSettings account, DryRun run, PlannedRequest planned)
{
    public string Account { get; } = account.Name;

    public string? Service { get; } = account.Service;

    public string Method { get; } = planned.Method;

    public string Address { get; } = planned.Address;

    public string? Body { get; } = planned.Body;

    public IReadOnlyList<string> Checked { get; } = [.. run.Checked.Distinct()];
}
