using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Auditing;

/// <summary>Takes what was found at each account, and writes what was not accepted.</summary>
internal sealed class AuditReport(FindingWriter writer, AcceptedFindings acceptance)
{
    private readonly List<Failure> _failures = [];

    public int Findings => writer.Count;

    public int Accepted { get; private set; }

    public IReadOnlyList<Failure> Failures => _failures;

    public void Add(Outcome<Finding[]> outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _failures.Add(failure);
        }

        foreach (Finding finding in outcome.Value ?? [])
        {
            if (acceptance.Covers(finding))
            {
                Accepted++;
            }
            else
            {
                writer.Add(finding);
            }
        }
    }

    public void End() => writer.End();
}
