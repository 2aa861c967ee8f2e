using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests;

/// <summary>
/// The reference and the man page are made from the commands. UPDATE_REFERENCE=1 lets the tests write them.
/// </summary>
public class ReferenceTests
{
    private static readonly string _manPage = Repository.File("src", "ApiKeys.Cli", "apikeys.1");

    [Fact]
    public void The_reference_of_the_documentation_is_that_of_the_commands() =>
        Hold(CommandReference.Markdown(), Repository.File("docs", "guides", "command-line-reference.md"));

    [Fact]
    public void The_man_page_is_that_of_the_commands() => Hold(CommandReference.ManPage(), _manPage);

    [Fact]
    public async Task The_tool_prints_its_man_page()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("help", "--man");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(await File.ReadAllTextAsync(_manPage, The.Token), result.Output);
    }

    private static void Hold(string generated, string path)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_REFERENCE") == "1")
        {
            File.WriteAllText(path, generated);
        }

        Assert.Equal(generated, File.ReadAllText(path));
    }
}
