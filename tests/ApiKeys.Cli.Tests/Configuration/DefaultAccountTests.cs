using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class DefaultAccountTests
{
    [Theory]
    [InlineData("file")]
    [InlineData("section")]
    [InlineData("environment")]
    public async Task Without_account_the_default_is_meant(string place)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string json = await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token);
        if (place == "environment")
        {
            accounts.Tool.Environment["APIKEYS_ACCOUNT"] = "eam";
        }

        await File.WriteAllTextAsync(
            accounts.ConfigurationFile,
            place switch
            {
                "file" => json.Replace(
                    """{"ApiKeys":{""",
                    """{"Default":"eam","ApiKeys":{""",
                    StringComparison.Ordinal
                ),
                "section" => json.Replace(
                    """{"ApiKeys":{""",
                    """{"ApiKeys":{"Default":"eam",""",
                    StringComparison.Ordinal
                ),
                _ => json,
            },
            The.Token
        );

        ToolResult list = await accounts.Tool.RunAsync("list", "--output", "json");
        ToolResult named = await accounts.Tool.RunAsync("list", "-a", "prod", "-o", "json");
        ToolResult all = await accounts.Tool.RunAsync("accounts", "--output", "json");

        Assert.Equal("eam", (string?)list.Json[0]!["account"]);
        Assert.Equal("prod", (string?)named.Json[0]!["account"]);
        Assert.Equal(["backup", "eam", "prod"], all.Json.AsArray().Select(account => (string?)account!["account"]));
    }
}
