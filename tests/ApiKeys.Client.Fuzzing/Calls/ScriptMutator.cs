using ApiKeys.Client.Fuzzing.Mutation;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>
/// Changes the responses of a server: statuses, headers, bodies, their order, and which call gets them.
/// </summary>
internal sealed class ScriptMutator : Mutator
{
    private static readonly int[] _statuses =
    [
        0,
        200,
        200,
        201,
        202,
        204,
        206,
        299,
        300,
        302,
        304,
        400,
        401,
        403,
        404,
        405,
        408,
        409,
        412,
        418,
        429,
        500,
        501,
        502,
        503,
        504,
        505,
        520,
        999,
    ];

    private static readonly (string Name, string[] Values)[] _headers =
    [
        (
            "Retry-After",
            [
                "0",
                "1",
                "60",
                "61",
                "-1",
                "2147483648",
                "1.5",
                "soon",
                "",
                "Sat, 21 Nov 2026 10:00:30 GMT",
                "Mon, 01 Jan 0001 00:00:00 GMT",
                "Fri, 31 Dec 9999 23:59:59 GMT",
            ]
        ),
        (
            "Location",
            [
                "",
                "/",
                "https://elsewhere.example/",
                "/api/v3/asyncActions/955b0b80-da62-4434-9f50-2c1b099948f2",
                "/asyncAction/955b0b80-da62-4434-9f50-2c1b099948f2}",
                "/asyncActions/955b0b80",
            ]
        ),
        (
            "Content-Type",
            [
                "",
                "application/json",
                "text/html",
                "text/json; charset=utf-7",
                "application/problem+json",
                "application/json; charset=",
                ";;;",
                "application/xml",
            ]
        ),
        ("Content-Length", ["0", "1", "-1", "99999999999", "17000000", "x"]),
        ("Content-Encoding", ["gzip", "br", "identity"]),
        ("X-Request-Id", [Place.Canary, "955b0b80-da62-4434-9f50-2c1b099948f2", "", "a b", "canary"]),
        ("Set-Cookie", ["a=b"]),
        ("WWW-Authenticate", ["Basic", "Bearer error=\"x\""]),
        ("Content-Range", ["bytes 0-1/2"]),
        ("Date", ["x"]),
    ];

    private readonly JsonMutator _bodies;
    private readonly string[] _calls;

    public ScriptMutator(IReadOnlyList<Script> scripts, string[] calls)
        : base([.. scripts.Select(static script => script.ToBytes())], Words.All)
    {
        _calls = calls;
        _bodies = new(
            [
                .. scripts
                    .SelectMany(static script => script.Responses)
                    .Select(static response => response.Body)
                    .Where(static body => body.Length > 0),
            ],
            Words.All
        );
    }

    protected override byte[] Step(byte[] input, Random random)
    {
        Script script = Script.Parse(input);
        return script.Responses.Count == 0 ? input : Change(script, random).ToBytes();
    }

    private Script Change(Script script, Random random)
    {
        int at = random.Next(script.Responses.Count);
        ScriptedResponse response = script.Responses[at];
        return random.Next(12) switch
        {
            0 => script with { Call = random.Of(_calls) },
            1 => script with { Responses = [.. script.Responses.Where((_, i) => i != at)] },
            2 => script with
            {
                Responses = [.. script.Responses.Take(at), Other(random), .. script.Responses.Skip(at)],
            },
            3 => Replaced(script, at, response with { Status = random.Of(_statuses) }),
            4 or 5 => Replaced(script, at, response with { Headers = Changed(response.Headers, random) }),
            6 => Replaced(script, at, response with { Status = random.Of(_statuses), Body = Other(random).Body }),
            _ => Replaced(script, at, response with { Body = _bodies.Change(response.Body, random) }),
        };
    }

    private static Script Replaced(Script script, int at, ScriptedResponse response) =>
        script with
        {
            Responses = [.. script.Responses.Take(at), response, .. script.Responses.Skip(at + 1)],
        };

    private ScriptedResponse Other(Random random) =>
        Script.Parse(random.Of(Seeds)).Responses is var responses
            ? random.Of(responses)
            : throw new InvalidOperationException();

    private static List<(string, string)> Changed(IReadOnlyList<(string Name, string Value)> headers, Random random)
    {
        (string name, string[] values) = random.Of(_headers);
        return [.. headers.Where(header => header.Name != name), (name, random.Of(values))];
    }
}
