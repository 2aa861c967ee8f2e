using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class EmulateTests
{
    private const UnixFileMode ForOwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public async Task Emulate_serves_all_accounts_until_a_signal_ends_it(string signal)
    {
        using Tool tool = ToolWithSavedConfiguration();
        using RunningTool emulator = await StartAsync(tool, "--save-config", "apikeys.json");
        UnixFileMode mode = File.GetUnixFileMode(tool.File("apikeys.json"));

        ToolResult check = await tool.RunAsync("accounts", "--check", "--output", "json");
        await emulator.SignalAsync(signal);
        ToolResult result = await emulator.EndAsync();

        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Equal(["prod", "eam", "backup"], result.Json["ApiKeys"]!.AsObject().Select(account => account.Key));
        Assert.Equal(ForOwnerAlone, mode);
        Assert.Equal(0, result.ExitCode);
        string[] messages = result.Error.Split('\n');
        Assert.Matches(@"\AThe emulator listens at http://127\.0\.0\.1:[0-9]+/ until Ctrl-C\.\z", messages[0]);
        Assert.Equal(
            [$"Type next, in another terminal: apikeys list --all --config {tool.File("apikeys.json")}", ""],
            messages[1..]
        );
        Assert.Empty(Directory.GetFiles(tool.Folder));
    }

    [Fact]
    public async Task Emulate_responds_to_an_allowed_host()
    {
        using Tool tool = new();
        using RunningTool emulator = await StartAsync(tool, "--allow-host", "emulator:5080");
        JsonNode accounts = JsonNode.Parse(await emulator.OutputAsync(IsWhole))!["ApiKeys"]!;
        Uri address = new((string)accounts["prod"]!["BaseAddress"]!);
        using HttpClient http = new();
        using HttpRequestMessage added = new(HttpMethod.Get, new Uri(address, "/emulator"))
        {
            Headers = { Host = "emulator:5080" },
        };
        using HttpRequestMessage other = new(HttpMethod.Get, new Uri(address, "/emulator"))
        {
            Headers = { Host = "other:5080" },
        };

        using HttpResponseMessage responded = await http.SendAsync(added, The.Token);
        using HttpResponseMessage refused = await http.SendAsync(other, The.Token);

        Assert.Equal((200, 421), ((int)responded.StatusCode, (int)refused.StatusCode));
    }

    [Fact]
    public async Task Emulate_serves_https_with_its_authority_beside_the_configuration()
    {
        using Tool tool = ToolWithSavedConfiguration();
        using RunningTool emulator = await StartAsync(
            tool,
            "--https",
            "--service-ports",
            "--save-config",
            "apikeys.json"
        );
        string authority = await tool.ReadAsync("apikeys.pem");

        ToolResult check = await tool.RunAsync("accounts", "--check", "--output", "json");
        ToolResult call = await tool.RunAsync("curl", "backup", "api/v3/about");
        await emulator.SignalAsync("TERM");
        ToolResult result = await emulator.EndAsync();

        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", authority, StringComparison.Ordinal);
        JsonNode account = result.Json["ApiKeys"]!["prod"]!;
        Assert.StartsWith("https://127.0.0.1:", (string?)account["BaseAddress"], StringComparison.Ordinal);
        Assert.Equal(tool.File("apikeys.pem"), (string?)account["TrustedCertificateFile"]);
        Assert.Equal(
            3,
            result
                .Error.Split('\n')
                .Count(line => Regex.IsMatch(line, "^\\w+ also listens at https://127.0.0.1:[0-9]+/$"))
        );
        Assert.Empty(Directory.GetFiles(tool.Folder));
    }

    [Fact]
    public async Task Emulate_over_https_without_a_saved_configuration_is_refused()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("emulate", "--https");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--https needs --save-config", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowed_host_that_is_a_pattern_is_refused()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("emulate", "--allow-host", "*");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("The allowed host '*' is not the name of a host.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Emulate_with_json_output_prints_a_configuration()
    {
        using Tool tool = new();
        using RunningTool emulator = await StartAsync(tool);
        await File.WriteAllTextAsync(tool.File("printed.json"), await emulator.OutputAsync(IsWhole), The.Token);

        ToolResult result = await tool.RunAsync(
            "list",
            "--all",
            "--config",
            "printed.json",
            "--output",
            "json",
            "--quiet"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(3, result.Json.AsArray().Count);
    }

    [Fact]
    public async Task Emulate_with_table_output_prints_addresses_and_credentials()
    {
        using Tool tool = new();
        using RunningTool emulator = tool.Start("emulate");

        string output = await emulator.OutputAsync(text =>
            text.Contains("ApiKeyToken", StringComparison.Ordinal) && text.Split("backup").Length == 5
        );

        Assert.StartsWith("ACCOUNT", output, StringComparison.Ordinal);
        Assert.Matches(@"prod\tBaseAddress\thttp://127\.0\.0\.1:[0-9]+/aimms/", output);
    }

    [Fact]
    public async Task State_keeps_the_keys_of_all_services_even_when_the_emulator_is_killed()
    {
        using Tool tool = ToolWithSavedConfiguration();
        using RunningTool first = await StartAsync(tool, "--state", "state.json", "--save-config", "apikeys.json");
        string[][] created =
        [
            ["nightly", "--account", "prod", "--scope", "Tasks", "--expires", "90d"],
            ["user sync", "--account", "eam", "--scope", "userAdmin", "--refresh-every", "P90D"],
            ["copies", "--account", "backup", "--scope", "rest"],
        ];
        foreach (string[] key in created)
        {
            Assert.Equal(0, (await tool.RunAsync(["create", .. key, "--reveal"])).ExitCode);
        }

        string before = (await tool.RunAsync("list", "--all", "--output", "json")).Output;
        await first.SignalAsync("KILL");
        await first.EndAsync();
        File.Delete(tool.File("apikeys.json"));

        using RunningTool second = await StartAsync(tool, "--state", "state.json", "--save-config", "apikeys.json");
        ToolResult after = await tool.RunAsync("list", "--all", "--output", "json");

        Assert.Equal((0, before), (after.ExitCode, after.Output));
        Assert.Equal(6, after.Json.AsArray().Count);
        Assert.Equal(ForOwnerAlone, File.GetUnixFileMode(tool.File("state.json")));
    }

    [Fact]
    public async Task A_full_disk_fails_the_request_and_keeps_the_earlier_state()
    {
        using Tool tool = ToolWithSavedConfiguration();

        // Otherwise the runtime creates large files, which the limit would stop.
        tool.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using RunningTool first = tool.StartInShell(
            "trap '' XFSZ; ulimit -f 32; exec \"$@\"",
            "emulate",
            "--output",
            "json",
            "--state",
            "state.json",
            "--save-config",
            "apikeys.json"
        );
        await first.OutputAsync(IsWhole);
        string before = (await tool.RunAsync("list", "--all", "--output", "json")).Output;

        ToolResult created = await tool.RunAsync(
            "create",
            new string('n', 40_000),
            "--account",
            "prod",
            "--scope",
            "Tasks",
            "--expires",
            "90d",
            "--reveal"
        );
        await first.SignalAsync("KILL");
        await first.EndAsync();
        File.Delete(tool.File("apikeys.json"));
        using RunningTool second = await StartAsync(tool, "--state", "state.json", "--save-config", "apikeys.json");

        Assert.Equal((6, ""), (created.ExitCode, created.Output));
        Assert.Equal(before, (await tool.RunAsync("list", "--all", "--output", "json")).Output);
    }

    [Fact]
    public async Task SaveConfig_neither_replaces_nor_deletes_another_file()
    {
        using Tool tool = new();
        await File.WriteAllTextAsync(tool.File("apikeys.json"), "mine", The.Token);

        ToolResult result = await tool.RunAsync("emulate", "--save-config", "apikeys.json");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(tool.File("apikeys.json"), result.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await tool.ReadAsync("apikeys.json"));
    }

    [Fact]
    public async Task A_saved_configuration_that_was_changed_is_not_deleted()
    {
        using Tool tool = new();
        using RunningTool emulator = await StartAsync(tool, "--save-config", "apikeys.json");
        await File.WriteAllTextAsync(tool.File("apikeys.json"), "mine", The.Token);

        await emulator.SignalAsync("TERM");
        await emulator.EndAsync();

        Assert.Equal("mine", await tool.ReadAsync("apikeys.json"));
    }

    [Fact]
    public async Task Emulate_on_a_port_in_use_fails_and_says_so()
    {
        await using ApiKeyEmulator other = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("emulate", "--port", $"{other.Address.Port}");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(
            $"127.0.0.1:{other.Address.Port}: address already in use",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--port", "65536")]
    [InlineData("--port", "http")]
    [InlineData("--state", "other.json")]
    public async Task Emulate_with_invalid_options_is_refused(params string[] options)
    {
        using Tool tool = new();
        await File.WriteAllTextAsync(tool.File("other.json"), "other", The.Token);

        ToolResult result = await tool.RunAsync(["emulate", .. options]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(options[1], result.Error, StringComparison.Ordinal);
        Assert.Equal("other", await tool.ReadAsync("other.json"));
    }

    [Fact]
    public async Task A_hang_up_that_is_signalled_twice_still_deletes_the_saved_configuration()
    {
        using Tool tool = new();
        using RunningTool emulator = tool.StartInShell(
            "exec \"$@\" 2>/dev/full",
            "emulate",
            "--output",
            "json",
            "--save-config",
            "apikeys.json"
        );
        await emulator.OutputAsync(IsWhole);

        await emulator.SignalAsync("HUP");
        await emulator.SignalAsync("HUP");

        Assert.Equal(0, (await emulator.EndAsync()).ExitCode);
        Assert.Empty(Directory.GetFiles(tool.Folder));
    }

    [Fact]
    public async Task Emulate_under_nohup_continues_when_the_terminal_hangs_up()
    {
        using Tool tool = ToolWithSavedConfiguration();
        using RunningTool emulator = tool.StartInShell(
            "trap '' HUP; exec \"$@\"",
            "emulate",
            "--output",
            "json",
            "--save-config",
            "apikeys.json"
        );
        await emulator.OutputAsync(IsWhole);

        await emulator.SignalAsync("HUP");

        Assert.Equal(0, (await tool.RunAsync("accounts", "--check")).ExitCode);
    }

    [Fact]
    public async Task A_saved_configuration_that_a_full_disk_truncates_is_deleted()
    {
        using Tool tool = new();
        tool.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        ToolResult result = await tool.RunInShellAsync(
            "trap '' XFSZ; ulimit -f 0; exec \"$@\"",
            "emulate",
            "--save-config",
            "apikeys.json"
        );

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("cannot be saved", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(tool.Folder));
    }

    /// <summary>The configuration is named once, for all calls.</summary>
    private static Tool ToolWithSavedConfiguration()
    {
        Tool tool = new();
        tool.Environment["APIKEYS_CONFIG"] = "apikeys.json";
        return tool;
    }

    private static async Task<RunningTool> StartAsync(Tool tool, params string[] options)
    {
        RunningTool emulator = tool.Start(["emulate", "--output", "json", .. options]);
        await emulator.OutputAsync(IsWhole);
        return emulator;
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
