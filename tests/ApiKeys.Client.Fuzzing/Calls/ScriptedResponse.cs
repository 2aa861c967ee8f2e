namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>The response of a server to one request.</summary>
/// <param name="Request">
/// The request that it was recorded for, such as <c>GET /v1/apikeys</c>; in a replay any request gets it.
/// </param>
/// <param name="Status">The status; 0 breaks the connection instead.</param>
/// <param name="Headers">The headers, including those of the body.</param>
/// <param name="Body">The body.</param>
internal sealed record ScriptedResponse(
    string Request,
    int Status,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[] Body
);
