using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>The faults that every operation is tested with.</summary>
internal static class MatrixFaults
{
    /// <summary>How long the emulator waits in <see cref="Standstill.Delay"/>: less than any timeout.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    /// <summary>The delay that it requests in <see cref="Standstill.RetryAfter"/>.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <summary>The largest response that accounts of the matrix accept; the emulator's own are smaller.</summary>
    public const int MaxResponseBytes = 100_000;

    /// <summary>How many bytes of a body arrive before it breaks off or hangs.</summary>
    public const int PartOfBody = 20;

    private const string Page = "<html><body>Sorry</body></html>";
    private const string ForeignJson = """{"error":{"code":"Blocked","message":"Blocked by policy"}}""";

    /// <summary>An error with a message of 18,000 characters, in the error shape of each service.</summary>
    private static readonly string _longText =
        $$"""{"message":"{{Words}}","exception":{"message":"{{Words}}"},"errors":[{"message":"{{Words}}"}]}""";

    private static readonly MatrixFault _dropBefore = new("drop before", nameof(Fault.DropBefore), Fault.DropBefore());
    private static readonly MatrixFault _dropAfter = new(
        "drop after commit",
        nameof(Fault.DropAfterCommit),
        Fault.DropAfterCommit()
    );
    private static readonly MatrixFault _hang = new("hang", nameof(Fault.Hang), Fault.Hang())
    {
        Standstill = Standstill.BeforeCommit,
    };
    private static readonly MatrixFault _hangAfter = new(
        "hang after commit",
        nameof(Fault.HangAfterCommit),
        Fault.HangAfterCommit()
    )
    {
        Standstill = Standstill.AfterCommit,
    };
    private static readonly MatrixFault _cutShort = new(
        $"cut short at {PartOfBody}",
        nameof(Fault.CutShort),
        Fault.CutShort(PartOfBody)
    );
    private static readonly MatrixFault _oversize = new(
        "oversize",
        nameof(Fault.Oversize),
        Fault.Oversize(3 * MaxResponseBytes)
    );
    private static readonly MatrixFault _busy = Response(429, "Retry-After", $"{RetryAfter.TotalSeconds}") with
    {
        Name = "429, Retry-After 2 s",
        Standstill = Standstill.RetryAfter,
    };

    /// <summary>The faults of every service.</summary>
    public static IReadOnlyList<MatrixFault> All { get; } =
    [
        _dropBefore,
        _dropAfter,
        _hang,
        _hangAfter,
        new("delay 5 s", nameof(Fault.Delay), Fault.Delay(Delay)) { Standstill = Standstill.Delay },
        new("cut short at 0", nameof(Fault.CutShort), Fault.CutShort(0)),
        _cutShort,
        new($"hang in body at {PartOfBody}", nameof(Fault.HangInBody), Fault.HangInBody(PartOfBody))
        {
            Standstill = Standstill.WithinResponse,
        },
        new("as text/html", nameof(Fault.ContentType), Fault.ContentType("text/html")),
        _oversize,
        new("an hour late", nameof(Fault.LateArrival), Fault.LateArrival(TimeSpan.FromHours(1))),
        Response(200, body: Page) with
        {
            Name = "200 with a page",
        },
        Response(302, "Location", "/elsewhere"),
        .. new[] { 400, 401, 403, 404, 405, 408, 409 }.Select(status => Response(status)),
        _busy,
        Response(429, "Retry-After", "3600") with
        {
            Name = "429, Retry-After 1 h",
        },
        Response(500),
        Response(502, body: Page) with
        {
            Name = "502 with a page",
        },
        Response(503, "Set-Cookie", "session=1; Path=/") with
        {
            Name = "503 with a cookie",
        },
        Response(504),
        Response(200, body: Nested) with
        {
            Name = "200, nested 40,000 deep",
        },
        Response(400, body: _longText) with
        {
            Name = "400 with a long text",
        },
        AfterCommit(200, body: Page) with
        {
            Name = "200 with a page after commit",
        },
        AfterCommit(302, "Location", "/elsewhere"),
        .. new[] { 408, 500 }.Select(status => AfterCommit(status)),
        AfterCommit(502, body: Page) with
        {
            Name = "502 with a page after commit",
        },
        .. new[] { 503, 504 }.Select(status => AfterCommit(status)),
        .. Rejections(Response, ""),
        AfterCommit(400),
        .. Rejections(AfterCommit, " after commit"),
        _dropBefore.Lasting(),
        _dropAfter.Lasting(),
        _hang.Lasting(),
        _hangAfter.Lasting(),
        _cutShort.Lasting(),
        _oversize.Lasting(),
        Response(401).Lasting(),
        Response(404).Lasting(),
        _busy.Lasting(),
        Response(503).Lasting(),
        AfterCommit(503).Lasting(),
    ];

    /// <summary>The additional faults of Veeam.</summary>
    public static IReadOnlyList<MatrixFault> OfVeeam { get; } =
    [
        new("429, retryAfter 2 s in the body", nameof(VeeamFaults.TooManyRequests), VeeamFaults.TooManyRequests(2))
        {
            Standstill = Standstill.RetryAfter,
        },
        new("520", nameof(VeeamFaults.ServerError), VeeamFaults.ServerError()),
        new("520 after commit", nameof(VeeamFaults.ServerErrorAfterCommit), VeeamFaults.ServerErrorAfterCommit()),
    ];

    /// <summary>Responses of a proxy or a gateway in place of the service.</summary>
    private static IEnumerable<MatrixFault> Rejections(
        Func<int, string?, string?, string?, MatrixFault> respond,
        string when
    ) =>
        [
            .. new[] { 403, 404, 405, 409, 413 }.Select(status =>
                respond(status, null, null, Page) with
                {
                    Name = $"{status} with a page{when}",
                }
            ),
            respond(403, null, null, ForeignJson) with
            {
                Name = $"403 with foreign JSON{when}",
            },
        ];

    private static string Nested => new string('[', 40_000) + new string(']', 40_000);

    private static string Words => string.Concat(Enumerable.Repeat("sorry ", 3_000));

    private static MatrixFault Response(int status, string? header = null, string? value = null, string? body = null) =>
        new($"{status}", nameof(Fault.Respond), Fault.Respond(status, body, TypeOf(body), Headers(header, value)));

    private static MatrixFault AfterCommit(
        int status,
        string? header = null,
        string? value = null,
        string? body = null
    ) =>
        new(
            $"{status} after commit",
            nameof(Fault.RespondAfterCommit),
            Fault.RespondAfterCommit(status, body, TypeOf(body), Headers(header, value))
        );

    private static string TypeOf(string? body) => body == Page ? "text/html" : "application/json";

    private static Dictionary<string, string>? Headers(string? name, string? value) =>
        name is null ? null : new() { [name] = value! };
}
