using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Acme.Jobs;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Mono.Support;
using Xunit;

namespace ApiKeys.Client.Tests.Mono.Sample
{
    /// <summary>The program that docs/guides/net-framework.md shows.</summary>
    public sealed class SampleTests
    {
        [Fact]
        public async Task The_program_creates_a_key()
        {
            Emulator emulator = await Emulator.OverHttpAsync();

            string value = await new NightlyJob(Options(emulator), TimeProvider.System).IssueAsync(
                The.NewName(),
                The.Token
            );

            Assert.True(
                (
                    await Accounts.Aimms(emulator, configure: options => options.ApiKey = value).CheckAsync(The.Token)
                ).CanAuthenticate
            );
        }

        [Fact]
        public async Task The_program_leaves_no_key_with_a_lost_value()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            string name = The.NewName();
            await emulator.AddFaultAsync(@"{""kind"":""dropAfterCommit"",""on"":""POST""}");

            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                new NightlyJob(Options(emulator), TimeProvider.System).IssueAsync(name, The.Token)
            );

            Assert.Equal(1, await emulator.CountAsync("DELETE"));
            Assert.Null(await Accounts.Aimms(emulator).FindAsync(name, The.Token));
        }

        [Fact]
        public void The_program_matches_the_documentation()
        {
            string repository = typeof(SampleTests)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(metadata => metadata.Key == "RepositoryRoot")
                .Value;

            string program = File.ReadAllText(
                Path.Combine(repository, "tests/ApiKeys.Client.Tests.Mono/Sample/NightlyJob.cs")
            );

            Assert.Contains(
                "```csharp\n" + program + "```",
                File.ReadAllText(Path.Combine(repository, "docs/guides/net-framework.md"))
            );
        }

        private static AimmsOptions Options(Emulator emulator) =>
            new AimmsOptions
            {
                BaseAddress = emulator.AddressOf("aimms"),
                ApiKey = emulator.Credential("aimms", "ApiKey"),
                AllowInsecureLoopback = true,
            };
    }
}
