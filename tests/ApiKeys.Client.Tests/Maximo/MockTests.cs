using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

public sealed class MockTests
{
    [Fact]
    public async Task A_mock_returns_what_it_overrides_and_throws_for_all_other_members()
    {
        MaximoApiKeyManager keys = new MockManager();

        Assert.Equal(
            "v",
            (
                await keys.CreateAsync(
                    new MaximoApiKeyRequest("n", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(1)),
                    The.Token
                )
            ).Value.Reveal()
        );
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() =>
            keys.RefreshAsync("k", The.Token)
        );
        Assert.Contains("MockManager is a mock of MaximoApiKeyManager", error.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => keys.Account);
    }

    private sealed class MockManager : MaximoApiKeyManager
    {
        public override Task<IssuedApiKey> CreateAsync(
            ApiKeyRequest request,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new IssuedApiKey(new MaximoApiKey("k", request.Name), new SecretValue("v")));
    }
}
