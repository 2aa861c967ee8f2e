using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// A rejection that is not from a service: a proxy or a gateway responds in its place, before or after the service
/// acted.
/// </summary>
internal sealed record Rejection(string Name, int Status, string? Body, string Type = "application/json")
{
    private const string Page = "<html><body>Blocked by policy</body></html>";

    private static readonly Rejection[] _all =
    [
        new("400 without a body", 400, null),
        new("403 with a page", 403, Page, "text/html"),
        new("403 in plain text", 403, "Access denied", "text/plain"),
        new("403 with nested JSON", 403, """{"error":{"code":"Forbidden","message":"Blocked by policy"}}"""),
        new("404 with a page", 404, Page, "text/html"),
        new("405 with a page", 405, Page, "text/html"),
        new("409 with a page", 409, Page, "text/html"),
        new("413 with a page", 413, Page, "text/html"),
        new(
            "422 with problem details",
            422,
            """{"type":"about:blank","title":"Unprocessable","status":422,"errors":{"name":["bad"]}}""",
            "application/problem+json"
        ),
        new(
            "400 of Maximo Manage",
            400,
            """{"Error":{"reasonCode":"BMXAA7901E","message":"BMXAA7901E - You cannot log in."}}"""
        ),
        new("400 with an empty list of errors", 400, """{"errors":[]}"""),
        new("400 with errors of JSON:API", 400, """{"errors":[{"status":"400","code":"bad","title":"Bad"}]}"""),
        new("403 with a bare message", 403, """{"message":"Forbidden"}"""),
        new("407", 407, null),
    ];

    public static Rejection Named(string name) => _all.Single(each => each.Name == name);

    /// <summary>Each rejection at each service.</summary>
    public static TheoryData<string, string> AtEachService => At(RecoveryFixture.Services);

    public static TheoryData<string, string> At(IEnumerable<string> services)
    {
        TheoryData<string, string> all = [];
        foreach (string service in services)
        {
            foreach (Rejection each in _all)
            {
                all.Add(service, each.Name);
            }
        }

        return all;
    }

    /// <summary>Whether it is a page, which says nothing of the account's credential.</summary>
    public bool IsPage => Type == "text/html";

    public Fault BeforeCommit() => Fault.Respond(Status, Body, Type);

    public Fault AfterCommit() => Fault.RespondAfterCommit(Status, Body, Type);
}
