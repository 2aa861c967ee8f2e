using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Times;

/// <summary>Every option that takes a time reads and refuses the same forms.</summary>
public class TimeOptionTests
{
    public static TheoryData<string> Options =>
        [
            "create x --account prod --scope Tasks --reveal --expires",
            "create x --account eam --scope userAdmin --reveal --refresh-every",
            "list --account prod --expiring",
            "audit --within",
            "list --account prod --timeout",
        ];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Months_and_minutes_are_not_confused_and_a_comma_is_refused(string line)
    {
        string[] call = line.Split(' ');
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult minutes = await accounts.Tool.RunAsync([.. call, "3m"]);
        ToolResult comma = await accounts.Tool.RunAsync([.. call, "0,5"]);

        Assert.Equal((2, "", 2, ""), (minutes.ExitCode, minutes.Output, comma.ExitCode, comma.Output));
        Assert.Contains($"{call[^1]} is '3m'; it must be ", minutes.Error, StringComparison.Ordinal);
        Assert.Contains("Write 3mo for months, or 3min for minutes.", minutes.Error, StringComparison.Ordinal);
        Assert.Contains("A number has no comma.", comma.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("prod", "Tasks", "--expires", "12w", "in 84 days")]
    [InlineData("prod", "Tasks", "--expires", "P90D", "in 90 days")]
    [InlineData("eam", "userAdmin", "--refresh-every", "90d", "in 90 days")]
    [InlineData("eam", "userAdmin", "--refresh-every", "never", "never")]
    public async Task An_expiry_is_reported_as_it_was_requested(
        string account,
        string scope,
        string option,
        string time,
        string words
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([
            "create",
            "x",
            "--account",
            account,
            "--scope",
            scope,
            option,
            time,
            "--out",
            "x.key",
        ]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            result.Lines,
            line =>
                line.StartsWith("expires", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("30")]
    [InlineData("0.5min")]
    [InlineData("2min")]
    [InlineData("PT30S")]
    public async Task A_timeout_is_a_number_of_seconds_or_a_duration(string timeout)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod", "--timeout", timeout);

        Assert.Equal(timeout == "0.5min" ? 2 : 0, result.ExitCode);
    }
}
