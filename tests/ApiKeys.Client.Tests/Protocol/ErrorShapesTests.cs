using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Protocol;

/// <summary>
/// Code and message of an error reach the caller at every service in the shapes that many servers share.
/// </summary>
public sealed class ErrorShapesTests
{
    private static readonly (string Body, string? Code, string? Message)[] _shapes =
    [
        (
            """{"error":{"code":"UnsupportedApiVersion","message":"The version is missing.","innerError":null}}""",
            "UnsupportedApiVersion",
            "The version is missing."
        ),
        ("""{"Error":{"Code":"E7","Message":"No."}}""", "E7", "No."),
        ("""{"error":{"code":17,"message":"No."}}""", "17", "No."),
        (
            """{"error":{"code":"Outer","message":"","innerError":{"code":"Inner","message":"Within."}}}""",
            "Outer",
            "Within."
        ),
        ("""{"error":{"innererror":{"code":"Inner","message":"Within."}}}""", "Inner", "Within."),
        ("""{"error":{"code":"Many","details":[{"code":"One","message":"The first."}]}}""", "Many", "The first."),
        ("""{"odata.error":{"code":"E7","message":{"lang":"en-US","value":"No."}}}""", "E7", "No."),
        (
            """{"Message":"The request is invalid.","ModelState":{"request.Name":["Too long.","Too odd."]}}""",
            null,
            "The request is invalid. (request.Name: Too long. Too odd.)"
        ),
        ("""{"Message":"No HTTP resource was found."}""", null, "No HTTP resource was found."),
        (
            """{"type":"https://tools.ietf.org/html/rfc9110","title":"One or more validation errors occurred.","status":400,"errors":{"name":["Too long."],"scopes":["Missing."]}}""",
            null,
            "One or more validation errors occurred. (name: Too long.; scopes: Missing.)"
        ),
        ("""{"errors":{"name":["Too long."]}}""", null, "(name: Too long.)"),
        (
            """{"type":"about:blank","title":"Bad Request","detail":"The name is taken."}""",
            null,
            "Bad Request. The name is taken."
        ),
        (
            """{"Title":"Bad Request","Detail":"The name is taken.","Code":"Taken"}""",
            "Taken",
            "Bad Request. The name is taken."
        ),
        ("""{"title":"Bad Request"}""", null, "Bad Request"),
        ("""{"Error":{"reasonCode":"E7","message":"No.","statusCode":"400"}}""", "E7", "No."),
        (
            """{"errors":[{"title":"Bad Request","detail":"The name is taken."}]}""",
            null,
            "Bad Request. The name is taken."
        ),
        ("""{"error":{"\ud800":"no name","message":"\ud800"}}""", null, null),
    ];

    public static MatrixTheoryData<string, int> Shapes =>
        new(RecoveryFixture.Services, [.. Enumerable.Range(0, _shapes.Length)]);

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Shapes))]
    public async Task Every_error_shape_is_read(string service, int shape)
    {
        (string body, string? code, string? message) = _shapes[shape];

        ApiKeyException error = await FailAsync(service, body);

        Assert.Equal((code, message), (error.ErrorCode, error.ServiceMessage));
        Assert.Contains(message is null ? "status 400." : $"'{message}'", error.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_secret_in_an_error_is_masked(string service)
    {
        const string secret = "q0b1+secret/of=44characters-and-more";

        ApiKeyException error = await FailAsync(
            service,
            $$$"""{"error":{"code":"{{{secret}}}","message":"not {{{secret}}}","details":[]}}"""
        );

        Assert.Equal("not ***", error.ServiceMessage);
        Assert.DoesNotContain(secret, $"{error} {error.ErrorCode}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"Error":{"reasonCode":"BMXAA7901E","message":"BMXAA7901E - You cannot log in at this time.","statusCode":"401"}}"""
    )]
    [InlineData(
        """{"oslc:Error":{"oslc:statusCode":"404","spi:reasonCode":"BMXAA7901E","oslc:message":"BMXAA7901E - You cannot log in at this time."}}"""
    )]
    [InlineData("""{"Error":{"message":"BMXAA7901E - You cannot log in at this time."}}""")]
    public async Task An_error_of_Maximo_Manage_reports_that_BaseAddress_points_to_another_API(string body)
    {
        ApiKeyException error = await FailAsync("Maximo", body);

        Assert.Equal("BMXAA7901E - You cannot log in at this time.", error.ServiceMessage);
        Assert.All(
            ["Maximo Manage", "BaseAddress", "Admin API"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            "Maximo Manage",
            (await FailAsync("Maximo", """{"message":"AIUCO1000E: no"}""")).Message,
            StringComparison.Ordinal
        );
    }

    private static async Task<ApiKeyException> FailAsync(string service, string body)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(400, body).On("GET").Path(bed.KeysPath).Always());
        return await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.Keys.GetListAsync(The.Token));
    }
}
