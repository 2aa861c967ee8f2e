using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Mono.Support;
using ApiKeys.Client.Veeam;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Every operation at every service, with every way to authenticate.</summary>
    public sealed class LifeOfAKeyTests
    {
        [Theory]
        [InlineData(Transport.OfTheSdk, AimmsEndpoint.UserManager)]
        [InlineData(Transport.OfTheSdk, AimmsEndpoint.ProApi)]
        [InlineData(Transport.HttpWebRequest, AimmsEndpoint.UserManager)]
        [InlineData(Transport.HttpWebRequest, AimmsEndpoint.ProApi)]
        public async Task A_key_of_AIMMS_is_created_used_listed_and_deleted(Transport transport, AimmsEndpoint endpoint)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator, transport, options => options.Endpoint = endpoint);
            string name = The.NewName();
            Assert.True((await keys.CheckAsync(The.Token)).CanListKeys);

            IssuedApiKey issued = await keys.CreateAsync(
                name,
                AimmsScopes.PublishApp | AimmsScopes.Tasks,
                The.InNinetyDays,
                The.Token
            );

            AimmsApiKeyManager user = Accounts.Aimms(
                emulator,
                transport,
                options => options.ApiKey = issued.Value.Reveal()
            );
            Assert.True((await user.CheckAsync(The.Token)).CanAuthenticate);
            Assert.Equal(issued.Key.Expiry.Instant, (await keys.FindAsync(name, The.Token)).Expiry.Instant);
            Assert.Equal(
                AimmsScopes.PublishApp | AimmsScopes.Tasks,
                ((AimmsApiKey)await ListedAsync(keys, name)).KnownScopes
            );
            await keys.DeleteAsync(name, The.Token);
            await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync(name, The.Token));
            Assert.False((await user.CheckAsync(The.Token)).CanAuthenticate);
        }

        [Fact]
        public async Task The_scopes_that_AIMMS_can_grant_are_listed()
        {
            Emulator emulator = await Emulator.OverHttpAsync();

            IReadOnlyList<ApiKeyScope> scopes = await Accounts.Aimms(emulator).ListScopesAsync(The.Token);

            Assert.Contains(scopes, scope => scope.Name == "PublishApp");
        }

        [Theory]
        [InlineData(Transport.OfTheSdk, false)]
        [InlineData(Transport.OfTheSdk, true)]
        [InlineData(Transport.HttpWebRequest, false)]
        [InlineData(Transport.HttpWebRequest, true)]
        public async Task A_key_of_Maximo_is_created_used_changed_refreshed_and_deleted(
            Transport transport,
            bool asSuperuser
        )
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            MaximoApiKeyManager keys = asSuperuser
                ? await Accounts.MaximoSuperuserAsync(emulator, transport)
                : Accounts.Maximo(emulator, transport);
            Assert.True((await keys.CheckAsync(The.Token)).CanListKeys);

            IssuedApiKey issued = await keys.CreateAsync(
                The.NewName(),
                MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Days(30),
                The.Token
            );
            Assert.True(await AuthenticatesAsync(issued));
            await ChangeAsync(
                keys,
                issued.Key.Id,
                new MaximoApiKeyUpdate { Description = "renamed", Scopes = new[] { "userAdmin" } },
                () => AuthenticatesAsync(issued)
            );

            IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id, The.Token);
            Assert.False(await AuthenticatesAsync(issued));
            Assert.True(await AuthenticatesAsync(refreshed));
            await DeleteAsync(keys, issued.Key.Id);

            async Task<bool> AuthenticatesAsync(IssuedApiKey key)
            {
                MaximoApiKeyManager user = Accounts.Maximo(
                    emulator,
                    transport,
                    options =>
                    {
                        options.ApiKeyId = key.Key.Id;
                        options.ApiKeyToken = key.Value.Reveal();
                    }
                );
                return (await user.CheckAsync(The.Token)).CanAuthenticate;
            }
        }

        [Theory]
        [InlineData(Transport.OfTheSdk, false)]
        [InlineData(Transport.OfTheSdk, true)]
        [InlineData(Transport.HttpWebRequest, false)]
        [InlineData(Transport.HttpWebRequest, true)]
        public async Task A_key_of_Veeam_is_created_used_changed_and_deleted(Transport transport, bool asUser)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            VeeamApiKeyManager keys = asUser
                ? await Accounts.VeeamUserAsync(emulator, transport)
                : Accounts.Veeam(emulator, transport);
            Assert.True((await keys.CheckAsync(The.Token)).CanListKeys);

            IssuedApiKey issued = await keys.CreateAsync(
                new ApiKeyRequest(The.NewName(), new[] { "rest" }) { IsReadOnly = true },
                The.Token
            );
            Assert.True((await keys.FindAsync(issued.Key.Id, The.Token)).IsReadOnly);
            Assert.True(await AuthenticatesAsync());
            await ChangeAsync(keys, issued.Key.Id, new ApiKeyUpdate { Description = "renamed" }, AuthenticatesAsync);
            await DeleteAsync(keys, issued.Key.Id);

            async Task<bool> AuthenticatesAsync() =>
                (
                    await Accounts
                        .Veeam(emulator, transport, options => options.ApiKey = issued.Value.Reveal())
                        .CheckAsync(The.Token)
                ).CanAuthenticate;
        }

        [Theory]
        [InlineData(Transport.OfTheSdk)]
        [InlineData(Transport.HttpWebRequest)]
        public async Task Streamed_lists_are_read_without_await_foreach(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            VeeamApiKeyManager keys = Accounts.Veeam(emulator, transport);
            JsonElement owner = (await emulator.ReportAsync("veeam/users"))
                .EnumerateArray()
                .Single(user => user.GetProperty("userName").GetString() == "alpha_admin");
            string own = (await keys.CreateAsync(The.NewName(), VeeamScopes.Rest, cancellationToken: The.Token)).Key.Id;
            string other = (
                await keys.CreateAsync(
                    The.NewName(),
                    VeeamScopes.Rest,
                    userUid: owner.GetProperty("uid").GetGuid(),
                    cancellationToken: The.Token
                )
            )
                .Key
                .Id;

            List<string> ofUser = await ReadAsync(keys.ListForUserAsync(owner.GetProperty("uid").GetGuid(), The.Token));
            List<string> ofOrganization = await ReadAsync(
                keys.ListForOrganizationAsync(owner.GetProperty("organizationUid").GetGuid(), The.Token)
            );
            List<string> ofAll = await ReadAsync(keys.ListForAllUsersAsync(The.Token));

            Assert.All(new[] { ofUser, ofOrganization, ofAll }, ids => Assert.Contains(other, ids));
            Assert.All(new[] { ofUser, ofOrganization }, ids => Assert.DoesNotContain(own, ids));
            Assert.Contains(own, ofAll);
        }

        [Theory]
        [InlineData(Transport.OfTheSdk)]
        [InlineData(Transport.HttpWebRequest)]
        public async Task The_routes_of_a_Maximo_server_are_checked(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            MaximoApiKeyManager keys = Accounts.Maximo(
                emulator,
                transport,
                options => options.Protocol.Paths.Refresh = "v1/apikeys/{id}/renewal"
            );

            IReadOnlyList<MaximoRoute> routes = await keys.CheckRoutesAsync(The.Token);

            Assert.Equal(new bool?[] { true, true, true, false, true }, routes.Select(route => route.Exists));
            Assert.Equal("Protocol:Paths:Refresh", routes[3].Option);
        }

        private static async Task<List<string>> ReadAsync(IAsyncEnumerable<VeeamApiKey> keys)
        {
            List<string> ids = new List<string>();
            IAsyncEnumerator<VeeamApiKey> stream = keys.GetAsyncEnumerator(The.Token);
            while (await stream.MoveNextAsync())
            {
                ids.Add(stream.Current.Id);
            }

            await stream.DisposeAsync();
            return ids;
        }

        private static async Task ChangeAsync(
            ApiKeyManager keys,
            string id,
            ApiKeyUpdate update,
            System.Func<Task<bool>> authenticates
        )
        {
            Assert.Equal("renamed", (await keys.UpdateAsync(id, update, The.Token)).Name);
            Assert.Equal(ApiKeyStatus.Disabled, (await keys.DisableAsync(id, The.Token)).Status);
            Assert.False(await authenticates());
            Assert.Equal(ApiKeyStatus.Enabled, (await keys.EnableAsync(id, The.Token)).Status);
            Assert.True(await authenticates());
            Assert.Equal("renamed", (await ListedAsync(keys, id)).Name);
        }

        private static async Task DeleteAsync(ApiKeyManager keys, string id)
        {
            await keys.DeleteAsync(id, The.Token);
            Assert.Null(await keys.FindAsync(id, The.Token));
            await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync(id, The.Token));
        }

        private static async Task<ApiKey> ListedAsync(ApiKeyManager keys, string id) =>
            (await keys.GetListAsync(The.Token)).Single(key => key.Id == id);
    }
}
