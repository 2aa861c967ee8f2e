using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Setup;

/// <summary>What a newcomer does with the installed tool and nothing else.</summary>
public class FirstKeyTests
{
    private static readonly (string Account, string Service, string SecretMember, string[] Scope)[] _accounts =
    [
        ("prod", "aimms", "ApiKey", ["--scope", "Tasks", "--expires", "90d"]),
        ("eam", "maximo", "ApiKeyToken", ["--scope", "userAdmin", "--refresh-every", "90d"]),
        ("backup", "veeam", "ApiKey", ["--scope", "rest", "--read-only"]),
    ];

    [Fact]
    public async Task Init_and_create_lead_to_a_first_key_at_each_service_of_the_emulator()
    {
        using Tool tool = new();
        using RunningTool emulator = tool.Start("emulate", "--output", "json");
        JsonNode printed = JsonNode.Parse(await emulator.OutputAsync(IsWhole))!["ApiKeys"]!;
        foreach ((string name, string service, string secret, string[] scope) in _accounts)
        {
            await InitAsync(tool, name, service, printed[name]!, secret);

            ToolResult created = await tool.RunAsync([
                "create",
                "first",
                "--account",
                name,
                .. scope,
                "--out",
                $"{name}.key",
            ]);

            Assert.Equal((0, name), (created.ExitCode, name));
            Assert.NotEmpty(await tool.ReadAsync($"{name}.key"));
        }
    }

    /// <summary>The authority of a private server is named by an option, or at the terminal when it is missed.</summary>
    [Fact]
    public async Task Init_asks_for_the_authority_of_a_server_that_the_machine_does_not_trust()
    {
        using Tool tool = new();
        using RunningTool emulator = tool.Start(
            "emulate",
            "--https",
            "--save-config",
            "saved.json",
            "--output",
            "json"
        );
        JsonNode account = JsonNode.Parse(await emulator.OutputAsync(IsWhole))!["ApiKeys"]!["prod"]!;
        await File.WriteAllTextAsync(tool.File("key"), (string)account["ApiKey"]!, The.Token);
        string[] init =
        [
            "init",
            "prod",
            "--service",
            "aimms",
            "--address",
            (string)account["BaseAddress"]!,
            "--secret-file",
            "key",
        ];

        ToolResult refused = await tool.RunAsync(init);
        ToolResult missing = await tool.RunAtTerminalAsync([""], init);
        ToolResult named = await tool.RunAsync([.. init, "--authority", "saved.pem"]);
        ToolResult asked = await tool.RunAtTerminalAsync(["saved.pem"], [.. init, "--replace"]);

        Assert.Equal((1, 1, 0, 0), (refused.ExitCode, missing.ExitCode, named.ExitCode, asked.ExitCode));
        Assert.Contains("add --authority with the file of", refused.Error, StringComparison.Ordinal);
        Assert.Contains("authority that issued it", asked.Output, StringComparison.Ordinal);
        Assert.Equal(
            0,
            (await tool.RunAsync("create", "first", "--scope", "Tasks", "--expires", "90d", "--out", "k")).ExitCode
        );
    }

    private static async Task InitAsync(Tool tool, string name, string service, JsonNode account, string secret)
    {
        string[] key = account["ApiKeyId"] is { } id ? ["--key-id", (string)id!] : [];
        using RunningTool init = tool.Start([
            "init",
            name,
            "--service",
            service,
            "--address",
            (string)account["BaseAddress"]!,
            "--secret-stdin",
            .. key,
        ]);
        await init.InputAsync((string)account[secret]! + "\n");
        ToolResult result = await init.EndAsync();
        Assert.Equal((0, name), (result.ExitCode, name));
        Assert.Contains($"apikeys create first --account {name} ", result.Error, StringComparison.Ordinal);
    }

    private static bool IsWhole(string output)
    {
        try
        {
            return JsonNode.Parse(output) is not null;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
