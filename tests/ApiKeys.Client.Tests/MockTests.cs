using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>How a user's own test replaces the service.</summary>
public sealed class MockTests
{
    [Fact]
    public async Task A_mock_returns_what_it_overrides_and_throws_for_all_other_members()
    {
        AimmsApiKeyManager keys = new MockManager();

        Assert.Equal("ci", Assert.Single(await keys.GetListAsync(The.Token)).Name);
        Assert.Equal(
            "v",
            (await keys.CreateAsync(new AimmsApiKeyRequest("n", AimmsScopes.Tasks, The.Now), The.Token)).Value.Reveal()
        );
        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() =>
            keys.DeleteAsync("ci", The.Token)
        );
        Assert.Contains("MockManager is a mock of AimmsApiKeyManager", error.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => keys.Account);
    }

    [Fact]
    public void Managers_can_be_collected_without_a_container_and_their_names_must_differ()
    {
        AimmsOptions options = new() { CloudAccount = "acme", ApiKey = "credential" };

        Assert.Equal(
            2,
            new ApiKeyManagers([
                new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Account = "a" }),
                new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Account = "b" }),
            ]).Count
        );
        Assert.Throws<ArgumentException>(() =>
            new ApiKeyManagers([
                new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Account = "a" }),
                new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Account = "A" }),
            ])
        );
    }

    private sealed class MockManager : AimmsApiKeyManager
    {
        public override Task<IReadOnlyList<ApiKey>> GetListAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<ApiKey>>([new ApiKey("ci", "ci")]);

        public override Task<IssuedApiKey> CreateAsync(
            ApiKeyRequest request,
            CancellationToken cancellationToken = default
        ) => Task.FromResult(new IssuedApiKey(new ApiKey("n", "n"), new SecretValue("v")));
    }
}
