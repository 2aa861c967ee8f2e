using System.Reflection;
using System.Text.RegularExpressions;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// The code of docs/guides/lost-creates.md, word for word. The tests check that it does what the page says.
/// </summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_code_on_the_page_matches_this_file()
    {
        string root = typeof(ExampleTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot")
            .Value!;
        string here = WithoutBlanks(
            File.ReadAllText(Path.Combine(root, "tests/ApiKeys.Client.Tests/Outcomes/Recovery/ExampleTests.cs"))
        );
        string[] blocks =
        [
            .. Regex
                .Matches(
                    File.ReadAllText(Path.Combine(root, "docs/guides/lost-creates.md")),
                    "```csharp\n(.*?)```",
                    RegexOptions.Singleline
                )
                .Select(match => match.Groups[1].Value),
        ];

        Assert.Equal(2, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(WithoutBlanks(block), here, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_with_RecoverLostCreates_can_be_configured_in_code()
    {
        ServiceCollection services = new();
        services
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                {
                    options.CloudAccount = "acme";
                    options.ApiKeyFile = "/run/secrets/aimms";
                    options.RecoverLostCreates = true;
                }
            );
        await using ServiceProvider provider = services.BuildServiceProvider();

        Exception? error = Record.Exception(() => provider.GetRequiredService<AimmsApiKeyManager>());
        Assert.Contains(
            "ApiKeyFile names a file that does not exist",
            Assert.IsType<Microsoft.Extensions.Options.OptionsValidationException>(error).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_create_with_a_unique_name_recovers_from_a_lost_response()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            "AIMMS",
            options => options.RecoverLostCreates = false
        );
        bed.Lose(Fault.DropAfterCommit());

        IssuedApiKey issued = await CreateOnceAsync(
            (AimmsApiKeyManager)bed.Keys,
            bed.Request("ci"),
            bed.Emulator.Clock,
            The.Token
        );

        bed.AssertSole(issued, issued.Key.Name);

        static async Task<IssuedApiKey> CreateOnceAsync(
            AimmsApiKeyManager keys,
            ApiKeyRequest request,
            TimeProvider clock,
            CancellationToken cancellationToken
        )
        {
            string name = $"{request.Name}-{clock.GetUtcNow():yyyyMMdd-HHmmss}";
            ApiKeyRequest once = new(name, request.Scopes) { ExpiresAt = request.ExpiresAt, RecoverIfLost = true };
            return await keys.CreateAsync(once, cancellationToken);
        }
    }

    private static string WithoutBlanks(string code) => Regex.Replace(code, @"\s+", "");
}
