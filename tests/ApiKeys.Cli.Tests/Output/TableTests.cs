using ApiKeys.Cli.Output;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Output;

public class TableTests
{
    private static readonly string[] _headings = ["ACCOUNT", "ID", "NAME", "EXPIRES"];

    [Fact]
    public async Task In_a_pipe_columns_are_separated_by_tabs_and_nothing_is_padded()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        ToolResult list = await accounts.Tool.RunAsync("list", "--account", "prod");
        ToolResult show = await accounts.Tool.RunAsync("show", "report", "--account", "prod");

        Assert.DoesNotContain("  ", list.Output + show.Output, StringComparison.Ordinal);
        Assert.StartsWith("ACCOUNT\tID\tNAME\tSCOPES\tSTATUS\tEXPIRES\n", list.Output, StringComparison.Ordinal);
        Assert.Contains(
            "prod\treport\treport\tTasks, Session\tenabled\tin 90 days",
            list.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("id\treport\n", show.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(59)]
    [InlineData(30)]
    public async Task At_a_terminal_of_any_width_ids_are_not_broken(int columns)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string veeam = await accounts.CreateReportAsync("backup");
        string maximo = await accounts.CreateReportAsync("eam");

        ToolResult result = await accounts.Tool.RunAtTerminalAsync(columns, [], "list", "--all", "--quiet");

        string seen = ToolResult.WithoutEscapes(result.Output);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(veeam, seen, StringComparison.Ordinal);
        Assert.Contains(maximo, seen, StringComparison.Ordinal);
        if (columns >= 60)
        {
            Assert.All(seen.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, columns));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("dumb")]
    public async Task A_terminal_without_control_sequences_gets_none(string? term)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("soon", 3);
        if (term is not null)
        {
            accounts.Tool.Environment["TERM"] = term;
        }

        ToolResult list = await accounts.Tool.RunAtTerminalAsync([], "list", "--all");
        ToolResult asked = await accounts.Tool.RunAtTerminalAsync(["n"], "delete", "soon", "--account", "prod");

        Assert.Equal((0, 1), (list.ExitCode, asked.ExitCode));
        Assert.DoesNotContain('\u001b', list.Output + asked.Output);
        Assert.Contains("soon", list.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 7, 12, 30, 11)]
    [InlineData(60, 7, 12, 24, 11)]
    [InlineData(59, null, null, null, null)]
    [InlineData(40, null, null, null, null)]
    public void Other_columns_give_way_to_ids(int available, params int?[] widths)
    {
        string[][] rows =
        [
            ["prod", "a-1234567890", new string('n', 30), "in 90 days."],
        ];

        int[]? layout = TableLayout.Widths(_headings, rows, available);

        Assert.Equal(widths[0] is null ? null : widths.Select(width => width!.Value), layout);
    }

    [Fact]
    public void Text_is_broken_at_blanks_and_between_characters()
    {
        Assert.Equal(["one two", "three"], TextWidth.Wrap("one two three", 8));
        Assert.Equal(["abcd", "ef g"], TextWidth.Wrap("abcdef g", 4));
        Assert.Equal([""], TextWidth.Wrap("", 4));
        Assert.Equal(["日本", "語"], TextWidth.Wrap("日本語", 4));
    }
}
