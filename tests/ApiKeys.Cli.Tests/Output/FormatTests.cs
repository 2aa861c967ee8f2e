using System.Text.Json;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Output;

public class FormatTests
{
    private const string Keys = """
        [{"account":"prod","id":"1","name":"a, \"b\"\nc","scopes":["x","y z"],"readOnly":false,"end":null,
        "expiry":{"kind":"never"}},{"account":"eam","id":"2","name":null,"scopes":[],"readOnly":true,"end":7,"expiry":{}}]
        """;

    [Fact]
    public void Csv_has_headings_and_quotes_what_needs_it() =>
        Assert.Equal(
            "account,id,name,scopes,readOnly,end,expiry\nprod,1,\"a, \"\"b\"\"\nc\",x;y z,false,,never\neam,2,,,true,7,\n",
            Data.TextOf(OutputFormat.Csv, Element(Keys))
        );

    [Fact]
    public void Yaml_has_the_members_of_the_json() =>
        Assert.Equal(
            """
            - account: "prod"
              id: "1"
              name: "a, \"b\"\nc"
              scopes:
                - "x"
                - "y z"
              readOnly: false
              end: null
              expiry:
                kind: "never"
            - account: "eam"
              id: "2"
              name: null
              scopes: []
              readOnly: true
              end: 7
              expiry: {}

            """,
            Data.TextOf(OutputFormat.Yaml, Element(Keys))
        );

    [Theory]
    [InlineData("[]", "[]\n")]
    [InlineData("""{"a":"b"}""", "a: \"b\"\n")]
    public void Yaml_of_other_shapes(string json, string yaml) =>
        Assert.Equal(yaml, Data.TextOf(OutputFormat.Yaml, Element(json)));

    [Fact]
    public void Names_are_lines_without_line_breaks_in_them() =>
        Assert.Equal("a, \"b\"\\u000Ac\neam\n", Data.TextOf(OutputFormat.Name, Element(Keys)));

    [Theory]
    [InlineData("csv")]
    [InlineData("yaml")]
    [InlineData("name")]
    [InlineData("JSON")]
    public async Task Every_command_with_output_has_every_format(string format)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        foreach (
            string call in new[]
            {
                "list --all",
                "show report -a prod",
                "scopes -a eam",
                "accounts",
                "accounts --check",
                "config show",
                "config validate",
                "create y -a backup --scope rest --reveal",
            }
        )
        {
            ToolResult result = await accounts.Tool.RunAsync([.. call.Split(' '), "--output", format]);

            Assert.Equal(0, result.ExitCode);
            Assert.NotEmpty(result.Output);
        }
    }

    [Fact]
    public async Task Another_format_is_refused_with_the_list()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("list", "--output", "xml");

        Assert.StartsWith(
            "error: --output is 'xml'; it must be one of table, json, yaml, csv, name.",
            result.Error,
            StringComparison.Ordinal
        );
    }

    private static JsonElement Element(string json) => JsonElement.Parse(json);
}
