using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Commands;

/// <summary>Findings in the formats that pipelines show.</summary>
public sealed class AuditReportTests
{
    [Fact]
    public async Task Findings_as_SARIF_have_a_rule_a_level_a_location_and_an_identity()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("soon", days: 3);

        ToolResult result = await accounts.Tool.RunAsync("audit", "-a", "prod", "-o", "sarif");

        Assert.Equal(3, result.ExitCode);
        JsonNode log = result.Json;
        Assert.Equal("2.1.0", (string)log["version"]!);
        JsonArray rules = log["runs"]![0]!["tool"]!["driver"]!["rules"]!.AsArray();
        JsonArray results = log["runs"]![0]!["results"]!.AsArray();
        Assert.All(results, each => Assert.Contains(rules, rule => (string)rule!["id"]! == (string)each!["ruleId"]!));
        JsonNode soon = results.Single(each => (string)each!["ruleId"]! == "expiring")!;
        Assert.Equal("error", (string)soon["level"]!);
        Assert.StartsWith("Account 'prod', key 'soon': ", (string)soon["message"]!["text"]!, StringComparison.Ordinal);
        JsonNode location = soon["locations"]![0]!;
        Assert.Equal("prod/soon", (string)location["logicalLocations"]![0]!["fullyQualifiedName"]!);
        Assert.NotEmpty((string)location["physicalLocation"]!["artifactLocation"]!["uri"]!);
        Assert.Equal("prod/soon/expiring", (string)soon["partialFingerprints"]!["finding/v1"]!);
    }

    [Fact]
    public async Task Without_findings_the_SARIF_log_has_no_results_and_the_exit_code_is_0()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([
            "audit",
            "-a",
            "eam",
            "-o",
            "sarif",
            "--ignore",
            "administers",
            "--ignore",
            "neverExpires",
        ]);

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Json["runs"]![0]!["results"]!.AsArray());
    }

    [Fact]
    public async Task Findings_as_Markdown_are_a_table_and_names_are_no_markup()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtMaximoAsync("a|b <img src=x> [c](d)", "P1W");

        ToolResult result = await accounts.Tool.RunAsync("audit", "-a", "eam", "-o", "markdown");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("## Findings at API keys: ", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "| eam | expiring | a\\|b \\<img src=x\\> \\[c\\]\\(d\\) | ",
            result.Output,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("sarif")]
    [InlineData("markdown")]
    public async Task Another_command_refuses_these_formats(string format)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("list", "-a", "prod", "-o", format);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(
            $"error: --output is '{format}', which 'list' does not have; 'apikeys audit' has it.",
            result.Error,
            StringComparison.Ordinal
        );
    }
}
