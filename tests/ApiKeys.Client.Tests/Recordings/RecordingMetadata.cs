using System.Text.Json.Serialization;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>The member <c>Data</c> of a mapping, which WireMock.Net leaves to its users.</summary>
/// <param name="Source">The document, specification or server that the exchange comes from, with its revision.</param>
/// <param name="Mark">
/// Whether the exchange was seen in the source (<c>verified</c>), or follows from it (<c>inferred</c>).
/// </param>
/// <param name="Note">What a reader should know besides: what is inferred, or what was replaced.</param>
/// <param name="Expect">The call and its outcome. The first mapping of a file has it.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RecordingMetadata(string? Source, string? Mark, string? Note, Expectation? Expect)
{
    public static IReadOnlyList<string> Marks { get; } = ["verified", "inferred"];
}
