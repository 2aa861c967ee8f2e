using System.Reflection;
using System.Text.RegularExpressions;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Recovery;

/// <summary>The code in docs/guides/lost-creates.md stands here but for its line breaks, and does what the page says.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_code_of_the_page_is_the_code_of_this_test()
    {
        string root = typeof(ExampleTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot")
            .Value!;
        string here = WithoutBlanks(
            File.ReadAllText(Path.Combine(root, "tests/ApiKeys.Client.Tests/Recovery/ExampleTests.cs"))
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
    public async Task An_account_that_finds_out_takes_its_option_from_code()
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
    public async Task A_name_that_is_used_once_is_issued_through_a_lost_answer()
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
