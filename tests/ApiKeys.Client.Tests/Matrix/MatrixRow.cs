namespace ApiKeys.Client.Tests.Matrix;

/// <summary>What happened in one case, as the tables have it.</summary>
internal sealed record MatrixRow(
    string Operation,
    string Request,
    string Fault,
    string Caller,
    string Requests,
    string Server
)
{
    /// <summary>What must not be true of any case, and is of this one.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public string[] Cells => [Operation, Request, Fault, Caller, Requests, Server];
}
