using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Values;

public class RevealTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Reveal_writes_only_the_value_to_standard_output(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt(account), "--reveal"]);

        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith("\n", result.Output, StringComparison.Ordinal);
        Assert.True(accounts.IsValueOfReport(result.Output[..^1]));
        Assert.Empty(accounts.SecretsIn(result.Error));
        Assert.Contains("'report'", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Reveal_with_json_output_writes_the_value_beside_the_key(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt(account),
            "--reveal",
            "--output",
            "json",
        ]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
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
                "value",
            ],
            result.Json.AsObject().Select(member => member.Key)
        );
        Assert.True(accounts.IsValueOfReport((string)result.Json["value"]!));
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task A_value_that_cannot_be_printed_is_reported_as_lost_with_the_command_that_deletes_the_key(
        string output
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunInShellAsync(
            "\"$@\" > /dev/full",
            [.. Accounts.CreateAt("prod"), "--reveal", "--output", output]
        );

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("apikeys delete report --account prod", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, accounts.Reports("prod"));
    }

    [Fact]
    public async Task Reveal_into_a_closed_pipe_fails()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunInShellAsync(
            "exec 3>&1; { \"$@\"; echo $? >&3; } | exec 0<&-",
            [.. Accounts.CreateAt("prod"), "--reveal"]
        );

        Assert.Equal("6\n", result.Output);
    }
}
