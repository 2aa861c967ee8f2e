using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Mono.Support;
using ApiKeys.Client.Veeam;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Every operation at every service, on every way to sign in.</summary>
    public sealed class LifeOfAKeyTests
    {
        [Theory]
        [InlineData(Transport.OfTheSdk, AimmsEndpoint.UserManager)]
        [InlineData(Transport.OfTheSdk, AimmsEndpoint.ProApi)]
        [InlineData(Transport.HttpWebRequest, AimmsEndpoint.UserManager)]
        [InlineData(Transport.HttpWebRequest, AimmsEndpoint.ProApi)]
        public async Task A_key_of_AIMMS_is_issued_used_listed_and_deleted(Transport transport, AimmsEndpoint endpoint)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator, transport, options => options.Endpoint = endpoint);
            string name = The.NewName();
            Assert.True((await keys.CheckAsync(The.Token)).CanManageKeys);

            IssuedApiKey issued = await keys.CreateAsync(name, AimmsScopes.PublishApp | AimmsScopes.Tasks, The.InNinetyDays, The.Token);

            AimmsApiKeyManager user = Accounts.Aimms(emulator, transport, options => options.ApiKey = issued.Value.Reveal());
            Assert.True((await user.CheckAsync(The.Token)).CanSignIn);
            Assert.Equal(issued.Key.ExpiresAt, (await keys.FindAsync(name, The.Token)).ExpiresAt);
            Assert.Equal(AimmsScopes.PublishApp | AimmsScopes.Tasks, (await ListedAsync(keys, name)).GetAimmsScopes());
            await keys.DeleteAsync(name, The.Token);
            await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync(name, The.Token));
            Assert.False((await user.CheckAsync(The.Token)).CanSignIn);
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
        public async Task A_key_of_Maximo_is_issued_used_changed_refreshed_and_deleted(Transport transport, bool asSuperuser)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            MaximoApiKeyManager keys = asSuperuser ? await Accounts.MaximoSuperuserAsync(emulator, transport) : Accounts.Maximo(emulator, transport);
            Assert.True((await keys.CheckAsync(The.Token)).CanManageKeys);

            IssuedApiKey issued = await keys.CreateAsync(The.NewName(), MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(30), The.Token);
            Assert.True(await SignsInAsync(issued));
            await ChangeAsync(keys, issued.Key.Id, new MaximoApiKeyUpdate(description: "renamed", scopes: new[] { "userAdmin" }), () => SignsInAsync(issued));

            IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id, The.Token);
            Assert.False(await SignsInAsync(issued));
            Assert.True(await SignsInAsync(refreshed));
            await DeleteAsync(keys, issued.Key.Id);

            async Task<bool> SignsInAsync(IssuedApiKey key)
            {
                MaximoApiKeyManager user = Accounts.Maximo(emulator, transport, options =>
                {
                    options.ApiKeyId = key.Key.Id;
                    options.ApiKeyToken = key.Value.Reveal();
                });
                return (await user.CheckAsync(The.Token)).CanSignIn;
            }
        }

        [Theory]
        [InlineData(Transport.OfTheSdk, false)]
        [InlineData(Transport.OfTheSdk, true)]
        [InlineData(Transport.HttpWebRequest, false)]
        [InlineData(Transport.HttpWebRequest, true)]
        public async Task A_key_of_Veeam_is_issued_used_changed_and_deleted(Transport transport, bool asUser)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            VeeamApiKeyManager keys = asUser ? await Accounts.VeeamUserAsync(emulator, transport) : Accounts.Veeam(emulator, transport);
            Assert.True((await keys.CheckAsync(The.Token)).CanManageKeys);

            IssuedApiKey issued = await keys.CreateAsync(new ApiKeyRequest(The.NewName(), new[] { "rest" }, isReadOnly: true), The.Token);
            Assert.True((await keys.FindAsync(issued.Key.Id, The.Token)).IsReadOnly);
            Assert.True(await SignsInAsync());
            await ChangeAsync(keys, issued.Key.Id, new ApiKeyUpdate(description: "renamed"), SignsInAsync);
            await DeleteAsync(keys, issued.Key.Id);

            async Task<bool> SignsInAsync() =>
                (await Accounts.Veeam(emulator, transport, options => options.ApiKey = issued.Value.Reveal()).CheckAsync(The.Token)).CanSignIn;
        }

        [Fact]
        public async Task A_stream_of_keys_is_read_without_the_syntax_for_it()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            VeeamApiKeyManager keys = Accounts.Veeam(emulator);
            string name = The.NewName();
            await keys.CreateAsync(name, VeeamScopes.Rest, cancellationToken: The.Token);

            List<string> names = new List<string>();
            IAsyncEnumerator<VeeamApiKey> stream = keys.ListForAllUsersAsync(The.Token).GetAsyncEnumerator(The.Token);
            while (await stream.MoveNextAsync())
            {
                names.Add(stream.Current.Name);
            }

            await stream.DisposeAsync();
            Assert.Contains(name, names);
        }

        private static async Task ChangeAsync(ApiKeyManager keys, string id, ApiKeyUpdate update, System.Func<Task<bool>> signsIn)
        {
            Assert.Equal("renamed", (await keys.UpdateAsync(id, update, The.Token)).Name);
            Assert.Equal(ApiKeyStatus.Disabled, (await keys.DisableAsync(id, The.Token)).Status);
            Assert.False(await signsIn());
            Assert.Equal(ApiKeyStatus.Enabled, (await keys.EnableAsync(id, The.Token)).Status);
            Assert.True(await signsIn());
            Assert.Equal("renamed", (await ListedAsync(keys, id)).Name);
        }

        private static async Task DeleteAsync(ApiKeyManager keys, string id)
        {
            await keys.DeleteAsync(id, The.Token);
            Assert.Null(await keys.FindAsync(id, The.Token));
            await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync(id, The.Token));
        }

        private static async Task<ApiKey> ListedAsync(ApiKeyManager keys, string id) => (await keys.ListAllAsync(The.Token)).Single(key => key.Id == id);
    }
}
