using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>The code, message and request id of the service reach the caller in every error shape.</summary>
public sealed class ErrorTests
{
    private const string Uuid = "0b3c8f5e-7f5b-4e0e-9d3e-0c8d6f1f2a3b";

    [Promise(10)]
    [Theory]
    [InlineData(
        $$"""{"exception":{"id":"AIUCO1000E","properties":["/"]},"message":"AIUCO1000E: no","uuid":"{{Uuid}}"}""",
        "AIUCO1000E",
        "AIUCO1000E: no",
        Uuid
    )]
    [InlineData("""{"exception":{"id":"AIUCO1000E","message":"no"}}""", "AIUCO1000E", "no", null)]
    [InlineData("""{"error":400,"message":"CUDRS0001E: no"}""", "CUDRS0001E", "CUDRS0001E: no", null)]
    [InlineData("""{"message":"BMXAA9549E: no"}""", "BMXAA9549E", "BMXAA9549E: no", null)]
    [InlineData("""{"message":"no code here"}""", null, "no code here", null)]
    [InlineData("""{"message":"AIUCO1000EX: no code"}""", null, "AIUCO1000EX: no code", null)]
    [InlineData("""{"exception":"AIUCO1000E","message":7,"uuid":"not a uuid at all"}""", null, null, null)]
    [InlineData("""{}""", null, null, null)]
    [InlineData("AIUCO1000E: plain", null, "AIUCO1000E: plain", null)]
    [InlineData("<html>no</html>", null, null, null)]
    public async Task Every_error_shape_is_read(string body, string? code, string? message, string? requestId)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(400, body).Path("/v1/apikeys"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(
            (code, message, requestId, 400),
            (error.ErrorCode, error.ServiceMessage, error.RequestId, error.StatusCode)
        );
    }

    [Promise(10)]
    [Theory]
    [
        InlineData(MaximoErrorShape.Exception),
        InlineData(MaximoErrorShape.ExceptionWithMessage),
        InlineData(MaximoErrorShape.Status),
        InlineData(MaximoErrorShape.Message)
    ]
    public async Task The_error_code_is_read_from_every_shape_of_the_service(MaximoErrorShape shape)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.ErrorShape = shape;
        IssuedApiKey weak = await maximo.CreateKeyAsync();

        ApiKeyException missing = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            maximo.Keys.DeleteAsync("a-t-none", The.Token)
        );
        ApiKeyAccessDeniedException wrong = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.ManagerOf("a-t-none", "x").GetListAsync(The.Token)
        );
        ApiKeyAccessDeniedException limited = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.ManagerOf(weak.Key.Id, weak.Value.Reveal()).GetListAsync(The.Token)
        );

        Assert.Equal(
            ("AIUCO1006E", "AIUCO1001E", "AIUCO1003E"),
            (missing.ErrorCode, wrong.ErrorCode, limited.ErrorCode)
        );
        Assert.Equal((true, false), (wrong.IsCredentialRejected, limited.IsCredentialRejected));
        Assert.Equal(shape == MaximoErrorShape.Exception, Guid.TryParse(missing.RequestId, out _));
    }

    [Promise(2)]
    [Fact]
    public async Task A_secret_that_the_service_echoes_is_in_no_exception()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 0);
        string token = maximo.Service.AdministratorKeyToken;
        await maximo.Keys.GetListAsync(The.Token);
        string jwt = maximo.Requests.Last().Headers["x-access-token"];
        foreach (string secret in new[] { token, jwt })
        {
            foreach (int status in new[] { 200, 400, 403, 404, 409, 429, 500 })
            {
                maximo.Emulator.Faults.Add(
                    Fault
                        .Respond(
                            status,
                            System.Text.Json.JsonSerializer.Serialize(
                                new
                                {
                                    exception = new { id = secret, message = secret },
                                    message = "was " + secret,
                                    uuid = secret,
                                }
                            ),
                            headers: new Dictionary<string, string> { ["X-Request-Id"] = secret }
                        )
                        .On("POST")
                );

                ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => maximo.CreateKeyAsync());

                string everything = string.Join(" ", error, error.ServiceMessage, error.ErrorCode, error.RequestId);
                Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
                Assert.DoesNotContain(secret[..16], everything, StringComparison.Ordinal);
            }
        }
    }

    [Promise(2)]
    [Fact]
    public async Task A_token_that_the_sign_in_echoes_is_in_no_exception()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
            options.ApiKeyToken = "hunter2-x y"
        );
        maximo.Emulator.Faults.Add(
            Fault.Respond(
                401,
                """{"message":"no hunter2-x y here","uuid":"hunter2-x y"}""",
                headers: new Dictionary<string, string> { ["X-Request-Id"] = "hunter2-x" }
            )
        );

        ApiKeyException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(("no *** here", null), (error.ServiceMessage, error.RequestId));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400), InlineData(403), InlineData(404), InlineData(501)]
    public async Task A_refused_read_is_not_retried_and_a_transient_error_is(int status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(status).Path("/v1/apikeys"));
        maximo.Emulator.Faults.Add(Fault.DropBefore().Path("/v1/apikeys").Skip(1));
        maximo.Emulator.Faults.Add(Fault.CutShort(5).Path("/v1/apikeys").Skip(2));
        maximo.Emulator.Faults.Add(Fault.Respond(503).Path("/v1/apikeys").Skip(3));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => maximo.Keys.GetListAsync(The.Token));
        Assert.Equal((status, 1), (error.StatusCode, maximo.Arrived("GET")));

        Assert.Single(await maximo.Keys.GetListAsync(The.Token));
        Assert.Equal(5, maximo.Arrived("GET"));
    }
}
