using System;
using System.Net.Http;
using System.Threading.Tasks;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Mono.Support;
using ApiKeys.Client.Veeam;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>
    /// The platform itself resends a request without content when a connection breaks that was used before. A changing
    /// request must not be resent.
    /// </summary>
    public sealed class RetryTests
    {
        private const string Drop = @"{""kind"":""dropAfterCommit"",""always"":true,""path"":""/v1/"",""on"":""POST""}";
        private const string DropDelete = @"{""kind"":""dropAfterCommit"",""always"":true,""on"":""DELETE""}";

        [Fact]
        public async Task The_platform_resends_a_request_without_content()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(@"{""kind"":""dropAfterCommit"",""always"":true,""on"":""POST""}");
            using (HttpClient http = new HttpClient { BaseAddress = emulator.AddressOf("maximo") })
            {
                await http.GetStringAsync(new Uri("/emulator", UriKind.Relative));
                await Assert.ThrowsAsync<HttpRequestException>(() =>
                    http.PostAsync(new Uri("v1/apikeys/a-b-c/token", UriKind.Relative), null, The.Token)
                );
            }

            Assert.True(await emulator.CountAsync("POST") > 1);
        }

        [Theory]
        [InlineData(Transport.OfTheSdk)]
        [InlineData(Transport.HttpWebRequest)]
        public async Task A_refresh_is_sent_once(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            MaximoApiKeyManager keys = Accounts.Maximo(emulator, transport);
            IssuedApiKey issued = await keys.CreateAsync(
                The.NewName(),
                MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Days(30),
                The.Token
            );
            int before = await emulator.CountAsync("POST");
            await emulator.AddFaultAsync(Drop);

            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => keys.RefreshAsync(issued.Key.Id, The.Token));

            Assert.Equal(before + 1, await emulator.CountAsync("POST"));
        }

        [Theory]
        [InlineData(Transport.OfTheSdk)]
        [InlineData(Transport.HttpWebRequest)]
        public async Task A_delete_is_sent_only_as_often_as_the_SDK_retries(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            VeeamApiKeyManager keys = Accounts.Veeam(emulator, transport, options => options.MaxRetries = 0);
            IssuedApiKey issued = await keys.CreateAsync(The.NewName(), VeeamScopes.Rest, cancellationToken: The.Token);
            await emulator.AddFaultAsync(DropDelete);

            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => keys.DeleteAsync(issued.Key.Id, The.Token));

            Assert.Equal(1, await emulator.CountAsync("DELETE"));
        }

        [Theory]
        [InlineData(Transport.OfTheSdk)]
        [InlineData(Transport.HttpWebRequest)]
        public async Task A_create_without_a_body_is_retried_with_the_same_request_id(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            VeeamApiKeyManager keys = Accounts.Veeam(emulator, transport);
            string name = The.NewName();
            await emulator.AddFaultAsync(@"{""kind"":""dropAfterCommit"",""on"":""POST""}");

            IssuedApiKey issued = await keys.CreateAsync(name, VeeamScopes.Rest, cancellationToken: The.Token);

            Assert.True(
                (
                    await Accounts
                        .Veeam(emulator, transport, options => options.ApiKey = issued.Value.Reveal())
                        .CheckAsync(The.Token)
                ).CanAuthenticate
            );
            Assert.Single(await keys.GetListAsync(The.Token), key => key.Name == name);
        }
    }
}
