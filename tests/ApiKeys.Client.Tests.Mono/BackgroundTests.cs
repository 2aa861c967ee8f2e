using System.Threading;
using System.Threading.Tasks;
using ApiKeys.Client.Tests.Mono.Support;
using ApiKeys.Client.Veeam;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Operations that Veeam accepts with 202 and does in the background.</summary>
    public sealed class BackgroundTests
    {
        [Theory]
        [InlineData(Transport.OfTheSdk)]
        [InlineData(Transport.HttpWebRequest)]
        public async Task A_background_create_with_an_unknown_outcome_is_resumed_and_returns_the_key(
            Transport transport
        )
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.SetVariantsAsync("veeam", @"{""asyncMode"":""always"",""asyncPolls"":0}");
            await emulator.AddFaultAsync(@"{""kind"":""hang"",""on"":""GET"",""path"":""/asyncActions/""}");
            VeeamApiKeyManager keys = Accounts.Veeam(emulator, transport);
            string name = The.NewName();
            ApiKeyOutcomeUnknownException unknown = await LeaveAsync(keys, name, emulator);

            IssuedApiKey issued = await keys.ResumeAsync(unknown.ActionId, The.Token);

            Assert.Equal(name, issued.Key.Name);
            Assert.True((await Accounts.Of("veeam", emulator, issued).CheckAsync(The.Token)).CanAuthenticate);
            Assert.Single(await keys.GetListAsync(The.Token), key => key.Name == name);
        }

        /// <summary>A caller that cancels while the service is at work.</summary>
        private static async Task<ApiKeyOutcomeUnknownException> LeaveAsync(
            VeeamApiKeyManager keys,
            string name,
            Emulator emulator
        )
        {
            using (CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token))
            {
                Task<IssuedApiKey> create = keys.CreateAsync(name, VeeamScopes.Rest, cancellationToken: caller.Token);
                await emulator.WaitForAsync(request =>
                    request.GetProperty("path").GetString().Contains("/asyncActions/")
                );
                caller.Cancel();
                return await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
            }
        }
    }
}
