using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class LocationTests
{
    [Fact]
    public async Task Config_overrides_the_environment_which_overrides_the_users_file()
    {
        using Tool tool = new();
        string home = Path.Combine(tool.Home, ".config", "apikeys", "apikeys.json");
        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        Write(home, "home");
        Assert.Equal("home", await AccountOfAsync(tool));

        Write(tool.File("environment.json"), "environment");
        tool.Environment["APIKEYS_CONFIG"] = "environment.json";
        Assert.Equal("environment", await AccountOfAsync(tool));

        Write(tool.File("call.json"), "call");
        Assert.Equal("call", await AccountOfAsync(tool, "--config", "call.json"));
    }

    [Fact]
    public async Task Environment_variables_override_the_file_and_work_without_one()
    {
        using Tool tool = new();
        tool.Environment["ApiKeys__other__Service"] = "Veeam";
        Assert.Equal("other", await AccountOfAsync(tool));

        Write(tool.File("apikeys.json"), "other");
        tool.Environment["APIKEYS_CONFIG"] = "apikeys.json";
        tool.Environment["ApiKeys__other__Account"] = "changed";
        ToolResult result = await tool.RunAsync("accounts", "--output", "json");

        Assert.Equal("https://changed.aimms.cloud/", (string?)result.Json[0]!["address"]);
        Assert.Equal("Veeam", (string?)result.Json[0]!["service"]);
    }

    [Fact]
    public async Task Without_an_account_the_message_shows_the_smallest_file_and_the_places_searched()
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("list");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("""{ "ApiKeys": { "prod": { "Service": "Aimms",""", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(tool.File("apikeys.json"), result.Error, StringComparison.Ordinal);
        Assert.Contains(
            Path.Combine(tool.Home, ".config", "apikeys", "apikeys.json"),
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("APIKEYS_CONFIG", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_must_exist()
    {
        using Tool tool = new();
        Write(tool.File("apikeys.json"), "folder");

        ToolResult byCall = await tool.RunAsync("accounts", "--config", "none.json");
        tool.Environment["APIKEYS_CONFIG"] = "none.json";
        ToolResult byVariable = await tool.RunAsync("accounts");

        Assert.Equal("error: The configuration 'none.json', which --config names, does not exist.\n", byCall.Error);
        Assert.Equal(
            "error: The configuration 'none.json', which APIKEYS_CONFIG names, does not exist.\n",
            byVariable.Error
        );
        Assert.Equal((2, 2), (byCall.ExitCode, byVariable.ExitCode));
    }

    [Fact]
    public async Task Verbose_says_which_file_is_read_and_why()
    {
        using Tool tool = new();
        string home = Path.Combine(tool.Home, ".config", "apikeys", "apikeys.json");

        Assert.Contains(
            "debug: No configuration file is read",
            (await tool.RunAsync("accounts", "--verbose")).Error,
            StringComparison.Ordinal
        );

        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        Write(home, "home");
        Assert.Equal(
            $"debug: The configuration is '{home}', which is in your configuration folder.\n",
            (await tool.RunAsync("accounts", "--verbose")).Error
        );

        Write(tool.File("call.json"), "call");
        Assert.Equal(
            $"debug: The configuration is '{tool.File("call.json")}', which --config names.\n",
            (await tool.RunAsync("accounts", "--verbose", "--config", "call.json")).Error
        );
    }

    private static async Task<string?> AccountOfAsync(Tool tool, params string[] options)
    {
        ToolResult result = await tool.RunAsync(["accounts", "--output", "json", .. options]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return (string?)Assert.Single(result.Json.AsArray())!["account"];
    }

    private static void Write(string path, string account)
    {
        File.WriteAllText(path, $$$"""{ "ApiKeys": { "{{{account}}}": { "Service": "Aimms", "Account": "acme" } } }""");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
