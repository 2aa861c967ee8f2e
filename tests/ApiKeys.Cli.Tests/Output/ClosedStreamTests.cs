using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Output;

public class ClosedStreamTests
{
    [Theory]
    [InlineData(4, "show", "none", "--account", "prod")]
    [InlineData(2, "show", "none", "--account", "nobody")]
    [InlineData(2, "lst")]
    [InlineData(0, "list", "--account", "prod", "--verbose")]
    [InlineData(0, "create", "c", "--account", "prod", "--scope", "Tasks", "--expires", "90d", "--out", "c.key")]
    [InlineData(
        0,
        "create",
        "c",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "90d",
        "--exec",
        "sh -c 'cat > c.key; echo printed; echo more >&2'"
    )]
    public async Task Messages_that_cannot_be_written_are_dropped_and_the_exit_code_stays_the_same(
        int exitCode,
        params string[] call
    )
    {
        foreach (string redirection in new[] { "2>/dev/full", "2>&-", "2</dev/null", "<&- 2>&-" })
        {
            await using Accounts accounts = await Accounts.StartAsync();

            ToolResult result = await accounts.Tool.RunInShellAsync($"\"$@\" {redirection}", call);

            Assert.Equal((exitCode, ""), (result.ExitCode, result.Error));
            Assert.Equal(call[0] == "create", File.Exists(accounts.Tool.File("c.key")));
        }
    }

    [Theory]
    [InlineData("<&- >&-")]
    [InlineData(">&-")]
    [InlineData("<&- >&- 2>&-")]
    [InlineData("1</dev/null")]
    public async Task Reveal_with_closed_standard_output_is_refused_without_a_request(string redirection)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        foreach (string output in new[] { "table", "json" })
        {
            ToolResult result = await accounts.Tool.RunInShellAsync(
                $"\"$@\" {redirection}",
                [.. Accounts.CreateAt("prod"), "--reveal", "--output", output]
            );

            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Empty(accounts.Emulator.Requests);
        }
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    public async Task Other_output_to_closed_standard_output_is_dropped_and_the_work_is_done(string output)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult list = await accounts.Tool.RunInShellAsync("\"$@\" <&- >&-", "list", "--all", "--output", output);
        ToolResult create = await accounts.Tool.RunInShellAsync(
            "\"$@\" <&- >&-",
            [.. Accounts.CreateAt("prod"), "--out", "new.key", "--output", output]
        );

        Assert.Equal((0, ""), (list.ExitCode, list.Error));
        Assert.Equal(0, create.ExitCode);
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
    }

    [Theory]
    [InlineData("list", "--help")]
    [InlineData("--version")]
    [InlineData("list", "--account", "prod")]
    [InlineData("list", "--account", "prod", "--output", "json")]
    public async Task Full_standard_output_is_a_failure_that_says_so(params string[] call)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunInShellAsync("\"$@\" > /dev/full", call);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "error: Standard output could not be written: No space left on device.\n",
            result.Error.Replace(" : '/dev/full'", "", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(0, "list", "--all")]
    [InlineData(0, "list", "--all", "--output", "json")]
    [InlineData(0, "curl", "backup", "/api/v3/users/me")]
    [InlineData(3, "audit")]
    public async Task A_reader_that_leaves_early_is_no_error(int exitCode, params string[] call)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunInShellAsync(
            "{ \"$@\"; echo $? > code; } | true; cat code",
            [.. call, "--quiet"]
        );

        Assert.Equal(($"{exitCode}\n", ""), (result.Output, result.Error));
    }

    [Fact]
    public async Task Full_standard_output_does_not_lose_a_value_that_goes_elsewhere()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunInShellAsync(
            "\"$@\" > /dev/full",
            [.. Accounts.CreateAt("prod"), "--out", "new.key"]
        );

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "The key 'report' exists, and its value was handed over as requested",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
    }
}
