using System.Threading.Tasks;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Mono.Support;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>The SDK recovers a create with a lost response, as docs/guides/lost-creates.md describes.</summary>
    public sealed class LostCreateTests
    {
        private const string DroppedBefore = @"{""kind"":""dropBefore"",""on"":""POST"",""path"":""key"",""times"":";
        private const string DroppedAfter =
            @"{""kind"":""dropAfterCommit"",""on"":""POST"",""path"":""key"",""times"":";

        public static MatrixTheoryData<string, Transport, string> Losses =>
            new MatrixTheoryData<string, Transport, string>(
                new[] { "aimms", "maximo", "veeam" },
                new[] { Transport.OfTheSdk, Transport.HttpWebRequest },
                new[] { DroppedBefore, DroppedAfter }
            );

        [Theory]
        [MemberData(nameof(Losses))]
        public async Task A_create_with_a_lost_response_ends_with_one_key_and_its_value(
            string service,
            Transport transport,
            string fault
        )
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            ApiKeyManager keys = Accounts.Of(
                service,
                emulator,
                transport,
                options => options.RecoverLostCreates = true
            );
            string name = The.NewName();
            // Veeam recognises retries, so all attempts of one create get no response.
            await emulator.AddFaultAsync(fault + (service == "veeam" ? 4 : 1) + "}");

            IssuedApiKey issued = await keys.CreateAsync(Request(service, name), The.Token);

            Assert.True((await Accounts.Of(service, emulator, issued).CheckAsync(The.Token)).CanAuthenticate);
            Assert.Single(
                await keys.GetListAsync(The.Token),
                key => key.Name.StartsWith(name, System.StringComparison.Ordinal)
            );
            Assert.StartsWith(name, issued.Key.Name);
            Assert.Empty((await emulator.ReportAsync("faults")).EnumerateArray());
        }

        private static ApiKeyRequest Request(string service, string name)
        {
            switch (service)
            {
                case "aimms":
                    return new ApiKeyRequest(name, new[] { "Tasks" }) { ExpiresAt = The.InNinetyDays };
                case "maximo":
                    return new MaximoApiKeyRequest(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(30));
                default:
                    return new ApiKeyRequest(name, new[] { "rest" });
            }
        }
    }
}
