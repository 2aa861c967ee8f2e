using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Output;

public class LookAlikeTests
{
    private const string Keys = """
        [{"name":"report","expiration_date":"2027-01-01","scopes":["Tasks"]},
         {"name":"re\u200bport","expiration_date":"2027-01-01","scopes":["Tasks"]},
         {"name":"report ","expiration_date":"2027-01-01","scopes":["Tasks"]}]
        """;

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Names_that_look_alike_are_shown_differently(string output)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(200, Keys).On("GET"));

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod", "--output", output);

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain('\u200B', result.Output);
        Assert.Contains(@"re\u200Bport", result.Output, StringComparison.Ordinal);
        if (output == "json")
        {
            Assert.Equal(
                ["report", "re\u200Bport", "report "],
                result.Json.AsArray().Select(key => (string?)key!["name"])
            );
        }
        else
        {
            Assert.Contains(@"report\u0020", result.Output, StringComparison.Ordinal);
        }
    }
}
