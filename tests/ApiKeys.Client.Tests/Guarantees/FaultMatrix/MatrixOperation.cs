using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>A public operation together with the one of its requests that a fault hits.</summary>
/// <param name="Name">The method of the manager, without Async.</param>
/// <param name="Effect">Its intended effect at the service.</param>
/// <param name="Request">The request that is hit, as the tables name it.</param>
/// <param name="Method">The method of that request.</param>
/// <param name="Path">A part of its path.</param>
/// <param name="Call">Calls it, on a key if it needs one.</param>
internal sealed record MatrixOperation(
    string Name,
    Effect Effect,
    string Request,
    string Method,
    string Path,
    Func<ApiKeyManager, string, Task<Given>> Call
)
{
    public const string Own = "own";

    /// <summary>How many requests of that kind succeed before the fault.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// A fault before the actual one, so that the operation gets to the request that is hit; null for none.
    /// </summary>
    public Fault? Before { get; init; }

    /// <summary>
    /// Whether the response that is hit has a body. A response without one ends before a fault in its body, which then
    /// hits the next response on the connection, or nothing.
    /// </summary>
    public bool HasResponseBody { get; init; } = true;

    /// <summary>The name of the method that it calls.</summary>
    public string MethodName => Name.Split(',')[0] + "Async";

    /// <summary>The same operation with another of its requests hit.</summary>
    public MatrixOperation Hitting(string request, string method, string path, int skip = 0) =>
        this with
        {
            Request = request,
            Method = method,
            Path = path,
            Skip = skip,
        };

    public bool CanMeet(MatrixFault fault) =>
        HasResponseBody || fault.Kind is not (nameof(Fault.CutShort) or nameof(Fault.HangInBody));

    public bool IsHit(string method, string path) => method == Method && path.Contains(Path, StringComparison.Ordinal);
}

/// <summary>The result of a call.</summary>
/// <param name="Text">The text for the tables.</param>
/// <param name="Issued">The key with its value, if the call returns one.</param>
internal sealed record Given(string Text, IssuedApiKey? Issued = null);

/// <summary>The intended effect of an operation at the service.</summary>
internal enum Effect
{
    None,
    Create,
    RecoveredCreate,
    Resume,
    Refresh,
    Rename,
    Enable,
    Disable,
    Delete,
}
