namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>What a server does with one request.</summary>
/// <param name="Request">The request that it was recorded for, such as <c>GET /v1/apikeys</c>; whatever is asked in a
/// replay gets it.</param>
/// <param name="Status">The status; 0 breaks the connection in its place.</param>
/// <param name="Headers">The headers, those of the body among them.</param>
/// <param name="Body">The body.</param>
internal sealed record ScriptedResponse(
    string Request,
    int Status,
    IReadOnlyList<(string Name, string Value)> Headers,
    byte[] Body
);
