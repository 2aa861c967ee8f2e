using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests;

public class InterruptionTests
{
    [Theory]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task A_hang_up_or_a_quit_while_a_key_is_created_shows_the_command_to_check_it(string signal)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.HangAfterCommit().On("POST"));
        using RunningTool running = accounts.Tool.Start([.. Accounts.CreateAt("prod"), "--out", "new.key"]);
        await accounts.Emulator.Requests.WaitForAsync(
            request => request is { Method: "POST", Committed: true },
            The.Token
        );

        await running.SignalAsync(signal);
        ToolResult result = await running.EndAsync();

        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Contains("Check: apikeys show report --account prod\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Theory]
    [InlineData("prod", "Check: apikeys show report --account prod\n")]
    [InlineData("eam", "Look for 'report': apikeys list --account eam\n")]
    [InlineData("backup", "Look for 'report': apikeys list --account backup\n")]
    public async Task Ctrl_C_while_a_key_is_created_says_that_it_may_exist_and_how_to_check(string account, string text)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.HangAfterCommit().On("POST"));
        using RunningTool running = accounts.Tool.Start([.. Accounts.CreateAt(account), "--out", "new.key"]);
        await accounts.Emulator.Requests.WaitForAsync(
            request => request is { Method: "POST", Committed: true },
            The.Token
        );

        await running.SignalAsync("INT");
        ToolResult result = await running.EndAsync();

        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was changed", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Fact]
    public async Task Ctrl_C_before_a_create_is_sent_says_that_nothing_was_changed()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Hang().On("GET"));
        using RunningTool running = accounts.Tool.Start([.. Accounts.CreateAt("eam"), "--out", "new.key"]);
        await accounts.Emulator.Requests.WaitForAsync(request => request.Method == "GET", The.Token);

        await running.SignalAsync("INT");
        ToolResult result = await running.EndAsync();

        Assert.Equal(
            (130, "", "error: Interrupted. Nothing was changed.\n"),
            (result.ExitCode, result.Output, result.Error)
        );
        Assert.Equal(0, accounts.Reports("eam"));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task An_interruption_at_the_start_is_not_missed(string signal)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Hang().Always());
        string pipe = await accounts.Tool.PipeAsync("apikeys.json");
        using RunningTool running = accounts.Tool.Start("list", "--account", "prod", "--config", pipe);

        await using (FileStream configuration = await OpenAsync(pipe))
        {
            await running.SignalAsync(signal);
            await configuration.WriteAsync(
                await File.ReadAllBytesAsync(accounts.ConfigurationFile, The.Token),
                The.Token
            );
        }

        ToolResult result = await running.EndAsync();
        Assert.Equal(
            (130, "", "error: Interrupted. Nothing was changed.\n"),
            (result.ExitCode, result.Output, result.Error)
        );
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_second_interruption_ends_at_once_what_the_first_does_not(string signal, int exitCode)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string pipe = await accounts.Tool.PipeAsync("apikeys.json");
        using RunningTool running = accounts.Tool.Start("list", "--account", "prod", "--config", pipe);
        await using FileStream configuration = await OpenAsync(pipe);

        // Two signals that the tool has not handled yet count as one.
        await running.SignalAsync(signal);
        while (!running.HasEnded)
        {
            await running.SignalAsync(signal);
        }

        ToolResult result = await running.EndAsync();
        Assert.Equal((exitCode, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Theory]
    [InlineData(1, "The key exists. Delete it: apikeys delete report --account prod")]
    [InlineData(0, "The new key 'report' was deleted.", "--revoke-on-failure")]
    public async Task Ctrl_C_while_a_program_has_the_value_says_what_happened_to_the_key(
        int left,
        string text,
        params string[] options
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string receiver = accounts.Tool.Script("receiver", "cat > /dev/null; kill -INT $PPID; exec tail -f /dev/null");

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt("prod"),
            "--exec",
            receiver,
            .. options,
        ]);

        Assert.Equal((130, ""), (result.ExitCode, result.Output));
        Assert.Contains("was interrupted", result.Error, StringComparison.Ordinal);
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Equal(left, accounts.Reports("prod"));
    }

    /// <summary>
    /// Opens a pipe for writing. That waits until the tool has opened it for reading, and so is reading.
    /// </summary>
    private static Task<FileStream> OpenAsync(string pipe) =>
        Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), The.Token);
}
