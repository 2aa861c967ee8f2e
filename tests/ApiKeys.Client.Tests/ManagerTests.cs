using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>What a manager does that overrides no more than it must, as that of another service might.</summary>
public sealed class ManagerTests
{
    [Fact]
    public async Task What_a_service_cannot_do_is_told_with_the_way_out_and_nothing_is_sent()
    {
        ApiKeyManager keys = new Smallest();

        await RefusesAsync(() => keys.ListScopesAsync(The.Token), "list the scopes that may be granted");
        await RefusesAsync(
            () => keys.UpdateAsync("ci", new ApiKeyUpdate(), The.Token),
            "change a key; create a new one as wanted, and delete the old one"
        );
        await RefusesAsync(() => keys.EnableAsync("ci", The.Token), "enable a key");
        await RefusesAsync(() => keys.DisableAsync("ci", The.Token), "disable a key; delete it to revoke it");
        await RefusesAsync(
            () => keys.RefreshAsync("ci", The.Token),
            "refresh a key; create a new one under a new name, deploy it, and delete the old one"
        );
    }

    [Fact]
    public async Task A_manager_that_guards_no_own_key_does_the_same_whether_that_is_allowed_or_not()
    {
        ApiKeyManager keys = new Smallest();

        await RefusesAsync(
            () => keys.AllowOwnKey().DisableAsync("ci", The.Token),
            "disable a key; delete it to revoke it"
        );
        await RefusesAsync(
            () => keys.AllowOwnKey().RefreshAsync("ci", The.Token),
            "refresh a key; create a new one under a new name, deploy it, and delete the old one"
        );
        await Assert.ThrowsAsync<NotImplementedException>(() => keys.AllowOwnKey().DeleteAsync("ci", The.Token));
        Assert.Equal(OwnKeyMatch.None, keys.MatchOwnKey(new ApiKey("ci", "ci") { Scopes = ["APIKey"] }));
    }

    [Fact]
    public async Task All_keys_at_once_are_those_that_come_one_by_one() =>
        Assert.Equal(["one", "two"], (await new Smallest().GetListAsync(The.Token)).Select(key => key.Name));

    [Fact]
    public void Two_managers_of_one_name_are_refused_with_that_name() =>
        Assert.StartsWith(
            "Two managers have an account named 'prod'. Names must differ.",
            Assert.Throws<ArgumentException>(() => new ApiKeyManagers([new Smallest(), new Smallest()])).Message,
            StringComparison.Ordinal
        );

    private static async Task RefusesAsync(Func<Task> call, string what) =>
        Assert.Equal(
            $"Smallest (account 'prod') cannot {what}. Nothing was sent.",
            (await Assert.ThrowsAsync<NotSupportedException>(call)).Message
        );

    private sealed class Smallest : ApiKeyManager
    {
        public override string Account => "prod";

        public override string Service => "Smallest";

        public override ApiKeyCapabilities Capabilities => ApiKeyCapabilities.None;

        public override async IAsyncEnumerable<ApiKey> ListAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
        )
        {
            await Task.Yield();
            yield return new ApiKey("1", "one");
            yield return new ApiKey("2", "two");
        }

        public override Task<ApiKey?> FindAsync(string id, CancellationToken cancellationToken = default) =>
            throw new NotImplementedException();

        public override Task<IssuedApiKey> CreateAsync(
            ApiKeyRequest request,
            CancellationToken cancellationToken = default
        ) => throw new NotImplementedException();

        public override Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
            throw new NotImplementedException();

        public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
            throw new NotImplementedException();
    }
}
