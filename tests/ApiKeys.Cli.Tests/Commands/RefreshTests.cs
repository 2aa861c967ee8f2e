using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class RefreshTests
{
    [Fact]
    public async Task A_key_gets_a_new_value()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.IssueAsync("eam");

        ToolResult result = await accounts.Tool.RunAsync(
            "refresh",
            id,
            "--account",
            "eam",
            "--out",
            "new.token",
            "--output",
            "json"
        );

        Assert.Equal((0, id), (result.ExitCode, (string?)result.Json["id"]));
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.token")));
    }

    [Theory]
    [InlineData("prod", "x")]
    [InlineData("backup", "1")]
    public async Task Where_the_service_cannot_that_is_said_before_anything_is_sent(string account, string id)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        Assert.Equal(
            2,
            (await accounts.Tool.RunAsync("refresh", id, "--account", account, "--out", "new.token")).ExitCode
        );
        Assert.Empty(accounts.Emulator.Requests);
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Fact]
    public async Task A_receiver_that_fails_cannot_undo_it_and_that_is_said()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.IssueAsync("eam");
        string receiver = accounts.Tool.Script("receiver", "cat > /dev/null; exit 7");

        ToolResult result = await accounts.Tool.RunAsync("refresh", id, "--account", "eam", "--exec", receiver);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.EndsWith(
            $"cannot be undone. Refresh it again: apikeys refresh {id} --exec {receiver} --account eam\n",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_value_that_is_lost_is_told_with_the_way_out(bool hasResponse)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.IssueAsync("eam");
        accounts.Emulator.Maximo.Variants.RefreshOmitsToken = true;
        accounts.Emulator.Faults.Add(
            hasResponse ? Fault.Delay(TimeSpan.Zero) : Fault.DropAfterCommit().On("POST").Path("/token")
        );

        ToolResult result = await accounts.Tool.RunAsync("refresh", id, "--account", "eam", "--reveal");

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.EndsWith(
            $"Refresh it again: apikeys refresh {id} --reveal --account eam\n",
            result.Error,
            StringComparison.Ordinal
        );
    }
}
