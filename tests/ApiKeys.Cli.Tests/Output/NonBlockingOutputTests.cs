using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Output;

/// <summary>A program at the other end of a pipe, such as node, can make it non-blocking.</summary>
public class NonBlockingOutputTests
{
    // Makes standard output a small pipe that does not block, fills it with line ends, and becomes the tool.
    private const string Fill = """
        perl -MFcntl -e 'fcntl(STDOUT, 1031, 4096); fcntl(STDOUT, F_SETFL, O_WRONLY | O_NONBLOCK); while (syswrite(STDOUT, "\n")) { } exec @ARGV' "$@"
        """;

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public async Task A_list_is_complete_however_slowly_it_is_read(string output)
    {
        SkipWithoutPerl();
        await using Accounts accounts = await Accounts.StartAsync();
        foreach (int number in Enumerable.Range(0, 60))
        {
            await accounts.CreateAtAimmsAsync($"{new string('n', 100)}{number}");
        }

        ToolResult result = await accounts.Tool.RunInShellAsync(
            $"{{ {Fill}; echo $? > code; }} | {{ cat; }}",
            "list",
            "--account",
            "prod",
            "--output",
            output
        );

        Assert.Equal("0\n", await accounts.Tool.ReadAsync("code"));
        Assert.Equal(
            60,
            Enumerable
                .Range(0, 60)
                .Count(number =>
                    result.Output.Contains($"n{number}{(output == "json" ? "\"" : "\t")}", StringComparison.Ordinal)
                )
        );
    }

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public async Task A_value_waits_for_its_reader(string output)
    {
        SkipWithoutPerl();
        await using Accounts accounts = await Accounts.StartAsync();
        string gate = await accounts.Tool.PipeAsync("gate");
        using RunningTool running = accounts.Tool.StartInShell(
            $"{{ {Fill}; echo $? > code; }} | {{ read _ < gate; cat; }}",
            [.. Accounts.CreateAt("prod"), "--reveal", "--output", output]
        );
        await accounts.Emulator.Requests.WaitForAsync(
            request => request is { Method: "POST", Committed: true },
            The.Token
        );

        await File.WriteAllTextAsync(gate, "\n", The.Token);
        ToolResult result = await running.EndAsync();

        Assert.Equal("0\n", await accounts.Tool.ReadAsync("code"));
        Assert.True(
            accounts.IsValueOfReport(output == "json" ? (string)result.Json["value"]! : result.Output.Trim('\n'))
        );
    }

    private static void SkipWithoutPerl()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && File.Exists("/usr/bin/perl"),
            "This test needs perl on Linux, which makes a pipe small and non-blocking."
        );
    }
}
