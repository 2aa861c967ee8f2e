using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

public sealed class MockTests
{
    [Fact]
    public async Task A_mock_returns_what_it_overrides_and_throws_for_all_other_members()
    {
        VeeamApiKeyManager keys = new MockManager();

        Assert.Equal("v", (await keys.CreateAsync(new ApiKeyRequest("n", ["rest"]), The.Token)).Value.Reveal());
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() =>
            keys.DeleteAsync("k", The.Token)
        );
        Assert.Contains(
            "MockManager is a mock of VeeamApiKeyManager that does not override the member that was called",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Throws<NotSupportedException>(() => keys.Account);
    }

    private sealed class MockManager : VeeamApiKeyManager
    {
        public override Task<IssuedApiKey> CreateAsync(
            ApiKeyRequest request,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new IssuedApiKey(new ApiKey("k", request.Name), new SecretValue("v")));
    }
}
