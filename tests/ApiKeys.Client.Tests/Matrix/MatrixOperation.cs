using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Matrix;

/// <summary>A public operation together with the one of its requests that a fault hits.</summary>
/// <param name="Name">The method of the manager, without Async.</param>
/// <param name="Effect">What it should do at the service.</param>
/// <param name="Request">Which of its requests is hit, as the tables call it.</param>
/// <param name="Method">The method of that request.</param>
/// <param name="Path">A part of its path.</param>
/// <param name="Call">Calls it, on a key where it is about one.</param>
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

    /// <summary>How many requests of that kind go well before the fault.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// What goes wrong before the fault, so that the operation comes to the request that is hit; null for nothing.
    /// </summary>
    public Fault? Before { get; init; }

    /// <summary>
    /// Whether the response that is hit has a body. One without ends before a fault within it, which then hits what
    /// comes next on the connection, or nothing.
    /// </summary>
    public bool HasResponseBody { get; init; } = true;

    /// <summary>The name of the method that it calls.</summary>
    public string MethodName => Name.Split(',')[0] + "Async";

    /// <summary>The same with another of its requests hit.</summary>
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

/// <summary>What a call gave back.</summary>
/// <param name="Text">What the tables say of it.</param>
/// <param name="Issued">The key with its value, where it gives one.</param>
internal sealed record Given(string Text, IssuedApiKey? Issued = null);

/// <summary>What an operation should do at the service.</summary>
internal enum Effect
{
    None,
    Issue,
    IssueFoundOut,
    Resume,
    Refresh,
    Rename,
    Enable,
    Disable,
    Delete,
}
