namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>One case, as text for the tables.</summary>
internal sealed record MatrixRow(
    string Operation,
    string Request,
    string Fault,
    string Caller,
    string Requests,
    string Server
)
{
    /// <summary>The conditions that this case violates.</summary>
    public IReadOnlyList<string> Violations { get; init; } = [];

    public string[] Cells => [Operation, Request, Fault, Caller, Requests, Server];
}
