using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// Ends the processing of a request with an error response of this service, which names what is wrong.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1064",
    Justification = "It is caught where requests are processed and never leaves the assembly."
)]
[SuppressMessage("Design", "CA1032", Justification = "A refusal without a status has no meaning.")]
internal sealed class VeeamRefusalException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>The number of the error, where it is not the status.</summary>
    public int Code { get; init; } = status;

    public string? ParameterName { get; init; }

    public string? PropertyName { get; init; }

    public string? FailedJsonPatch { get; init; }

    public static VeeamRefusalException OfParameter(string name, string message) =>
        new(400, message) { ParameterName = name };
}
