using System.Text.RegularExpressions;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Cli.Tests.Commands;

public partial class ResumeTests
{
    [Fact]
    public async Task The_command_that_an_interrupted_create_shows_gets_the_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        VeeamVariants variants = accounts.Emulator.Veeam.Variants;
        (variants.AsyncMode, variants.AsyncDuration) = (VeeamAsyncMode.Always, TimeSpan.FromMinutes(1));

        using RunningTool running = accounts.Tool.Start([.. Accounts.CreateAt("backup"), "--out", "new.key"]);
        await accounts.Emulator.Requests.WaitForAsync(
            request => request.Path.Contains("/asyncActions/", StringComparison.Ordinal),
            The.Token
        );
        await running.SignalAsync("INT");
        ToolResult create = await running.EndAsync();

        Assert.Equal((130, ""), (create.ExitCode, create.Output));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
        string[] call = Call().Match(create.Error).Groups[1].Value.Split(' ');
        Assert.Equal(["resume", "--out", "new.key", "--account", "backup"], call.Where((_, index) => index != 1));

        accounts.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        ToolResult dry = await accounts.Tool.RunAsync([.. call, "--dry-run", "--output", "json"]);
        Assert.Equal((0, "DELETE"), (dry.ExitCode, (string?)dry.Json["method"]));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
        ToolResult resume = await accounts.Tool.RunAsync(call);

        Assert.Equal(0, resume.ExitCode);
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
    }

    [Theory]
    [InlineData("prod", "2f1d6a52-3c3b-4a39-9a52-0d3f7f8f5f6e", 2)]
    [InlineData("backup", "not-an-action", 2)]
    [InlineData("backup", "2f1d6a52-3c3b-4a39-9a52-0d3f7f8f5f6e", 6)]
    public async Task Resume_of_an_unknown_action_or_at_another_service_fails(
        string account,
        string action,
        int exitCode
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        Assert.Equal(
            exitCode,
            (await accounts.Tool.RunAsync("resume", action, "--account", account, "--reveal")).ExitCode
        );
    }

    [GeneratedRegex("^Get the key within about five minutes: apikeys (.*)$", RegexOptions.Multiline)]
    private static partial Regex Call();
}
