using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class ListTests
{
    [Fact]
    public async Task A_list_in_json_is_an_array_of_the_documented_objects_and_nothing_else()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        IssuedApiKey issued = await accounts.CreateAtVeeamAsync("report");

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "backup", "--output", "json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        JsonNode key = result.Json.AsArray().Single(key => (string?)key!["name"] == "report")!;
        Assert.Equal(
            [
                "account",
                "service",
                "id",
                "name",
                "scopes",
                "status",
                "createdAt",
                "expiresAt",
                "owner",
                "readOnly",
                "expiry",
            ],
            key.AsObject().Select(member => member.Key)
        );
        Assert.Equal(
            $$$"""{"account":"backup","service":"Veeam","id":"{{{issued.Key.Id}}}","name":"report","scopes":["rest"],"status":"enabled","createdAt":"{{{issued.Key.CreatedAt:yyyy-MM-ddTHH:mm:ssZ}}}","expiresAt":null,"owner":"{{{issued.Key.Owner}}}","readOnly":true,"expiry":{"kind":"never"}}""",
            key.ToJsonString()
        );
    }

    [Fact]
    public async Task Instants_in_json_are_in_UTC()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        IssuedApiKey issued = await accounts.CreateAtAimmsAsync("report");

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod", "--output", "json");

        Assert.Equal(
            $"{issued.Key.Expiry.Instant:yyyy-MM-dd}T00:00:00Z",
            (string?)result.Json.AsArray().Single(key => (string?)key!["name"] == "report")!["expiresAt"]
        );
    }

    [Theory]
    [InlineData("prod", "report", "enabled")]
    [InlineData("eam", "user sync", "enabled")]
    [InlineData("backup", "copies", "enabled")]
    public async Task A_table_has_one_line_per_key_and_no_line_breaks_without_a_terminal(
        string account,
        string name,
        string status
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("report");
        await accounts.CreateAtMaximoAsync("user sync");
        await accounts.CreateAtVeeamAsync("copies");

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", account);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("ACCOUNT", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(
            result.Lines,
            line =>
                line.StartsWith(account, StringComparison.Ordinal)
                && line.Contains(name, StringComparison.Ordinal)
                && line.Contains(status, StringComparison.Ordinal)
        );
        Assert.All(result.Lines.Skip(1), line => Assert.StartsWith(account, line, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task An_account_without_keys_lists_an_empty_array_and_an_empty_table()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(200, "[]").On("GET").Always());

        Assert.Equal("[]\n", (await accounts.Tool.RunAsync("list", "--account", "prod", "--output", "json")).Output);
        Assert.Equal("", (await accounts.Tool.RunAsync("list", "--account", "prod")).Output);
    }

    [Fact]
    public async Task Control_characters_in_a_name_do_not_reach_the_terminal()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(
            Fault
                .Respond(200, """[{"name":"x\u001b[2J\u202e","expiration_date":"2027-01-01","scopes":["Tasks"]}]""")
                .On("GET")
        );

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod");

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.DoesNotContain('\u202e', result.Output);
    }
}
