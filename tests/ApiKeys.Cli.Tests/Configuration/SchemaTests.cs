using System.Text.Json.Nodes;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Tests.Configuration;

/// <summary>
/// The JSON schema is generated from the options. UPDATE_SCHEMA=1 lets the test write it.
/// </summary>
public class SchemaTests
{
    private static readonly string _path = Repository.File(
        "src",
        "ApiKeys.Cli",
        "Configuration",
        "apikeys.schema.json"
    );
    private static readonly Dictionary<string, Type> _services = new()
    {
        ["Aimms"] = typeof(AimmsOptions),
        ["Maximo"] = typeof(MaximoOptions),
        ["Veeam"] = typeof(VeeamOptions),
    };

    [Fact]
    public void The_schema_has_the_options_of_each_service()
    {
        string generated = OptionsSchema.Of(_services);
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            File.WriteAllText(_path, generated);
        }

        Assert.Equal(generated, File.ReadAllText(_path));
    }

    [Fact]
    public async Task The_tool_prints_the_schema()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("config", "schema");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(await File.ReadAllTextAsync(_path, The.Token), result.Output);
    }

    [Fact]
    public async Task Each_configured_option_of_the_emulator_is_in_the_schema()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        JsonNode schema = JsonNode.Parse(Resources.Read(Resources.Schema))!;
        JsonObject section = JsonNode.Parse(await File.ReadAllTextAsync(accounts.ConfigurationFile, The.Token))![
            "ApiKeys"
        ]!.AsObject();

        foreach ((string _, JsonNode? account) in section)
        {
            JsonObject options = schema["$defs"]![(string)account!["Service"]!]!["properties"]!.AsObject();
            Assert.Subset(
                options.Select(option => option.Key).ToHashSet(),
                account.AsObject().Select(option => option.Key).ToHashSet()
            );
        }
    }
}
