using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client.Testing.Http;

/// <summary>Ends the processing of a request with an error response.</summary>
[SuppressMessage(
    "Design",
    "CA1064",
    Justification = "It is caught where routes are run and never leaves the assembly."
)]
[SuppressMessage("Design", "CA1032", Justification = "A refusal without a status has no meaning.")]
internal sealed class RefusalException(int status, string message) : Exception(message)
{
    public int Status => status;
}
