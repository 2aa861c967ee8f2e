using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

public class TokenAuditTests
{
    [Theory]
    [InlineData("P365D", true)]
    [InlineData("NEVER", true)]
    [InlineData("91.00:00:00", true)]
    [InlineData("P90D", false)]
    [InlineData("12:00:00", false)]
    [InlineData(null, false)]
    public async Task Audit_at_Maximo_finds_an_account_whose_access_tokens_outlive_the_value_of_its_key(
        string? lifetime,
        bool isFound
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        JsonNode own = (
            await accounts.Tool.RunAsync(
                "create",
                "own",
                "--account",
                "eam",
                "--scope",
                "apikeyAdmin",
                "--allow-api-key-admin",
                "--refresh-every",
                "90d",
                "--reveal",
                "--output",
                "json"
            )
        ).Json;
        accounts.Tool.Environment["ApiKeys__eam__ApiKeyId"] = (string)own["id"]!;
        accounts.Tool.Environment["ApiKeys__eam__ApiKeyToken"] = (string)own["value"]!;
        if (lifetime is not null)
        {
            accounts.Tool.Environment["ApiKeys__eam__JwtLifetime"] = lifetime;
        }

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "eam", "--output", "json");

        JsonNode? found = result.Json.AsArray().SingleOrDefault(each => (string)each!["kind"]! == "tokenOutlivesKey");
        Assert.Equal(isFound, found is not null);
        Assert.True(
            found is null
                || ((string)found["detail"]!).EndsWith("the value of its key for P90D", StringComparison.Ordinal)
        );
    }
}
