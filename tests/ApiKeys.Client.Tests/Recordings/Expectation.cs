using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>The call that produces the recorded requests, and its outcome: a result or an error.</summary>
/// <param name="Account">
/// The options of the account, by their names in a configuration. <c>{server}</c> stands for the address of the server.
/// </param>
/// <param name="Call">The operation, by the name of the manager's method, and its arguments.</param>
/// <param name="At">The time of the call; without it, <see cref="Support.The.Now"/>.</param>
/// <param name="SecondFactor">The code that a user enters when the service asks for one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record Expectation(
    Dictionary<string, string>? Account,
    JsonObject? Call,
    DateTimeOffset? At,
    string? SecondFactor
)
{
    /// <summary>Gets the members that the result must have. Null when there is no result, as after a delete.</summary>
    public JsonNode? Result { get; init; }

    /// <summary>Gets the members that the exception must have.</summary>
    public JsonObject? Error { get; init; }
}
