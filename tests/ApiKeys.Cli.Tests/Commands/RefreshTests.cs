using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class RefreshTests
{
    [Fact]
    public async Task Refresh_gives_a_key_a_new_value()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");

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
    public async Task Refresh_at_a_service_without_it_is_refused_without_a_request(string account, string id)
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
    public async Task Refresh_with_a_failing_receiver_says_that_it_cannot_be_undone()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");
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
    public async Task Refresh_with_a_lost_value_shows_the_command_to_refresh_again(bool hasResponse)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");
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
