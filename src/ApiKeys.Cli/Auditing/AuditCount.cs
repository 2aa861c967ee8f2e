using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Auditing;

/// <summary>What an audit has found so far.</summary>
internal sealed class AuditCount
{
    private readonly List<Failure> _failures = [];

    public int Findings { get; private set; }

    public int Accepted { get; private set; }

    public IReadOnlyList<Failure> Failures => _failures;

    /// <summary>Counts what was found at an account, and writes what was not accepted.</summary>
    public void Add(Outcome<Finding[]> outcome, AcceptedFindings acceptance, FindingWriter writer)
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
                Findings++;
                writer.Add(finding);
            }
        }
    }
}
