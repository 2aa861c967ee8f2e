using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>
/// The behaviour of a manager that overrides only the required members, as one of another service might.
/// </summary>
public sealed class ManagerTests
{
    [Fact]
    public async Task An_unsupported_operation_is_refused_with_its_remedy_and_nothing_is_sent()
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
    public async Task AllowOwnKey_changes_nothing_for_a_manager_that_protects_no_own_key()
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
    public async Task The_list_has_the_same_keys_as_the_stream() =>
        Assert.Equal(["one", "two"], (await new Smallest().GetListAsync(The.Token)).Select(key => key.Name));

    [Fact]
    public void Two_managers_with_the_same_account_name_are_refused() =>
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
