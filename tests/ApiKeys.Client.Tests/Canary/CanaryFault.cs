using System.Text.Json;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>What goes wrong while secrets are on their way, and servers that repeat what they were sent.</summary>
internal static class CanaryFault
{
    /// <summary>Faults that end by themselves.</summary>
    public static IEnumerable<Fault?> Quick(string credential) =>
    [
        null,
        Fault.DropBefore(),
        Fault.DropAfterCommit(),
        Fault.DropAfterCommit().Always(),
        Fault.CutShort(0),
        Fault.CutShort(40).Always(),
        Fault.CutShort(200).Always(),
        Fault.ContentType("text/html"),
        Fault.Oversize(100_000),
        .. Answers(),
        .. Echoes(credential),
    ];

    /// <summary>Faults that only a time limit ends.</summary>
    public static IEnumerable<Fault> Endless() => [Fault.Hang().Always(), Fault.HangAfterCommit().Always(), Fault.HangInBody(40).Always()];

    private static IEnumerable<Fault> Answers() => new[] { 302, 400, 401, 403, 404, 409, 429, 500, 503 }.SelectMany(static status => new[]
    {
        Fault.Answer(status, """{"message":"no"}""", headers: new Dictionary<string, string> { ["Location"] = "https://elsewhere.example/" }).Always(),
        Fault.AnswerAfterCommit(status, "<html>no</html>", "text/html"),
    });

    /// <summary>A server, or a page before it, that sends the credential back in every place there is.</summary>
    private static IEnumerable<Fault> Echoes(string secret)
    {
        string basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("user:" + secret));
        foreach (int status in new[] { 200, 401, 500 })
        {
            foreach (string said in new[] { secret, $"Basic {basic}" })
            {
                string body = JsonSerializer.Serialize(new { id = said, message = said, code = said, error = said, error_description = said, name = said, exception = new { message = said, id = said } });
                Dictionary<string, string> headers = new() { ["X-Request-Id"] = said, ["Location"] = "/x?" + said, ["Set-Cookie"] = "a=" + said, ["Retry-After"] = said };
                yield return Fault.Answer(status, body, headers: headers).Always();
                yield return Fault.Answer(status, said, "text/plain", headers).Skip(1).Always();
            }
        }
    }
}
