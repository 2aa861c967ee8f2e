using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Faults during requests with secrets, and servers that echo the requests.</summary>
/// <param name="Kind">The method of the emulator that makes it, such as <c>Fault.Hang</c>.</param>
/// <param name="Fault">The fault, without its path.</param>
internal sealed record CanaryFault(string Kind, Fault Fault)
{
    /// <summary>Whether only a timeout ends it.</summary>
    public bool IsEndless { get; private init; }

    /// <summary>Whether it echoes the credential.</summary>
    public bool Echoes { get; private init; }

    public static IEnumerable<CanaryFault> All(string credential) =>
        [
            Of(Fault.DropBefore()),
            Of(Fault.DropAfterCommit()),
            Of(Fault.DropAfterCommit().Always()),
            Of(Fault.CutShort(0)),
            Of(Fault.CutShort(40).Always()),
            Of(Fault.CutShort(200).Always()),
            Of(Fault.Delay(TimeSpan.FromMilliseconds(1))),
            Of(Fault.LateArrival(TimeSpan.FromHours(1))),
            Of(Fault.ContentType("text/html")),
            Of(Fault.Oversize(100_000)),
            .. Responses(),
            .. EchoesOf(credential),
            Of(Fault.Hang().Always()) with
            {
                IsEndless = true,
            },
            Of(Fault.HangAfterCommit().Always()) with
            {
                IsEndless = true,
            },
            Of(Fault.HangInBody(40).Always()) with
            {
                IsEndless = true,
            },
            Of(Fault.Delay(TimeSpan.FromHours(1)).Always()) with
            {
                IsEndless = true,
            },
        ];

    /// <summary>The additional faults of Veeam.</summary>
    public static IEnumerable<CanaryFault> OfVeeam() =>
        [
            Of(VeeamFaults.TooManyRequests()),
            Of(VeeamFaults.TooManyRequests(3600).Always()),
            Of(VeeamFaults.ServerError().Always()),
            Of(VeeamFaults.ServerErrorAfterCommit()),
        ];

    private static IEnumerable<CanaryFault> Responses() =>
        new[] { 302, 400, 401, 403, 404, 405, 408, 409, 429, 500, 502, 503, 504 }.SelectMany(static status =>
            new[]
            {
                Of(
                    Fault
                        .Respond(
                            status,
                            """{"message":"no"}""",
                            headers: new Dictionary<string, string> { ["Location"] = "https://elsewhere.example/" }
                        )
                        .Always()
                ),
                Of(Fault.RespondAfterCommit(status, "<html>no</html>", "text/html")),
            }
        );

    /// <summary>
    /// A server, or a page in front of it, that sends the credential back everywhere in the response.
    /// </summary>
    private static IEnumerable<CanaryFault> EchoesOf(string secret)
    {
        string basic = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("user:" + secret));
        foreach (int status in new[] { 200, 401, 500 })
        {
            foreach (string said in new[] { secret, $"Basic {basic}" })
            {
                string body = JsonSerializer.Serialize(
                    new
                    {
                        id = said,
                        message = said,
                        code = said,
                        error = said,
                        error_description = said,
                        name = said,
                        exception = new { message = said, id = said },
                    }
                );
                Dictionary<string, string> headers = new()
                {
                    ["X-Request-Id"] = said,
                    ["Location"] = "/x?" + said,
                    ["Set-Cookie"] = "a=" + said,
                    ["Retry-After"] = said,
                };
                yield return Of(Fault.Respond(status, body, headers: headers).Always()) with
                {
                    Echoes = true,
                };
                yield return Of(Fault.Respond(status, said, "text/plain", headers).Skip(1).Always()) with
                {
                    Echoes = true,
                };
            }
        }
    }

    /// <summary>The name is read from the call expression, so that it cannot be wrong.</summary>
    private static CanaryFault Of(Fault fault, [CallerArgumentExpression(nameof(fault))] string made = "") =>
        new(Regex.Replace(Regex.Match(made, @"^\w+\s*\.\w+").Value, @"\s", ""), fault);
}
