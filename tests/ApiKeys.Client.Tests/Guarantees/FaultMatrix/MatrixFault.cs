using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>A fault of the matrix.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Kind">The method of the emulator that creates it.</param>
/// <param name="Fault">The fault, without path and number of times.</param>
public sealed record MatrixFault(string Name, string Kind, Fault Fault)
{
    /// <summary>What shows that nothing happens until time passes.</summary>
    public Standstill Standstill { get; init; }

    /// <summary>Whether it hits every request, and not only the first.</summary>
    public bool IsLasting { get; init; }

    /// <summary>The same fault on every request.</summary>
    public MatrixFault Lasting() => this with { Name = $"{Name}, always", Fault = Fault.Always(), IsLasting = true };
}

/// <summary>How a fault brings a call to a standstill.</summary>
public enum Standstill
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The emulator holds the request and does nothing.</summary>
    BeforeCommit,

    /// <summary>The emulator holds the request after it has processed it.</summary>
    AfterCommit,

    /// <summary>The emulator holds the request within the body of the response.</summary>
    WithinResponse,

    /// <summary>The emulator waits before it processes the request.</summary>
    Delay,

    /// <summary>The SDK waits as long as the service requested.</summary>
    RetryAfter,
}
