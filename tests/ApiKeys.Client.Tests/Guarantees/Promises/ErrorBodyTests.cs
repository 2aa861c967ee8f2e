using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>
/// The status of an error decides; a body that is incomplete or too long would have added only a message.
/// </summary>
public sealed class ErrorBodyTests
{
    private const int Limit = 1024;

    public static TheoryData<string> Services => new(Accounts.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_refusal_with_an_incomplete_body_is_a_refusal(string service) =>
        await IsRefusedAsync(service, "HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\nno more than this");

    [Theory, MemberData(nameof(Services))]
    public async Task A_refusal_with_a_body_beyond_the_limit_is_a_refusal(string service) =>
        await IsRefusedAsync(
            service,
            $"HTTP/1.1 403 Forbidden\r\nContent-Length: {Limit + 1}\r\n\r\n{new string('x', Limit + 1)}"
        );

    private static async Task IsRefusedAsync(string service, string response)
    {
        await using ScriptedServer server = new(response);
        ApiKeyManager keys = Accounts.At(
            service,
            server.Address,
            configure: options => options.MaxResponseBytes = Limit
        );

        ApiKeyAccessDeniedException refusal = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            keys.GetListAsync(The.Token)
        );

        Assert.Equal(403, refusal.StatusCode);
        Assert.DoesNotContain("xxx", refusal.ToString(), StringComparison.Ordinal);
    }
}
