using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Matrix;

/// <summary>A fault as the matrix has it.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Kind">The method of the emulator that makes it.</param>
/// <param name="Fault">What happens, wherever and however often.</param>
public sealed record MatrixFault(string Name, string Kind, Fault Fault)
{
    /// <summary>What shows that nothing happens until time passes.</summary>
    public Standstill Standstill { get; init; }

    /// <summary>Whether it happens to every request, and not to the first alone.</summary>
    public bool IsLasting { get; init; }

    /// <summary>The same, to every request.</summary>
    public MatrixFault Lasting() => this with { Name = $"{Name}, always", Fault = Fault.Always(), IsLasting = true };
}

/// <summary>How a fault brings a call to a standstill.</summary>
public enum Standstill
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The emulator holds the request and does nothing.</summary>
    BeforeCommit,

    /// <summary>The emulator holds the request after it did what it was asked to.</summary>
    AfterCommit,

    /// <summary>The emulator holds the request within the body of the response.</summary>
    WithinResponse,

    /// <summary>The emulator waits before it does anything.</summary>
    Delay,

    /// <summary>The SDK waits as long as it was asked to.</summary>
    RetryAfter,
}
