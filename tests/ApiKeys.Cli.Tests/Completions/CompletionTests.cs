using System.Globalization;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Completions;

public class CompletionTests
{
    [Theory]
    [InlineData("apikeys crea", "create")]
    [InlineData("apikeys l", "list")]
    [InlineData("apikeys nothing", "")]
    [InlineData("apikeys list --acc", "--account")]
    [InlineData("apikeys list --no-c", "--no-cache", "--no-color")]
    [InlineData("apikeys list --no-color --no-c", "--no-cache")]
    [InlineData("apikeys list --account ", "backup", "eam", "prod")]
    [InlineData("apikeys list -a e", "eam")]
    [InlineData("apikeys list --account=e", "--account=eam")]
    [InlineData("apikeys list -o ", "table", "json", "yaml", "csv", "name")]
    [InlineData("apikeys create x --account eam --scope ", "apikeyAdmin", "systemAdmin", "userAdmin")]
    [InlineData("apikeys create x --account eam --scope=user", "--scope=userAdmin")]
    [InlineData("apikeys create x --account eam --out ", "")]
    [InlineData("apikeys delete --timeout 60 --account prod rep", "report")]
    [InlineData("apikeys audit --ignore exp", "expired", "expiring")]
    [InlineData("apikeys curl ", "backup", "eam", "prod")]
    [InlineData("apikeys config ", "path", "show", "validate", "schema")]
    [InlineData("apikeys completion ", "bash", "zsh", "fish", "pwsh")]
    [InlineData("apikeys help rota", "rotate", "rotation")]
    [InlineData("apikeys help rotation s", "status", "sweep-orphans")]
    [InlineData("apikeys rotation p", "plan", "pause")]
    public async Task The_tool_says_what_can_follow(string line, params string[] expected)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        ToolResult result = await accounts.Tool.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            result.Output.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("apikeys version ")]
    [InlineData("apikeys list ")]
    [InlineData("apikeys list -")]
    public async Task Options_are_complete_words_without_those_of_other_systems(string line)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Contains("--account", result.Lines);
        Assert.All(result.Lines, option => Assert.StartsWith("--", option, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_after_the_cursor_counts()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        ToolResult result = await accounts.Tool.RunAsync("[suggest:16]", "apikeys show rep --account prod");

        Assert.Equal((0, "report\n"), (result.ExitCode, result.Output));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("curl")]
    [InlineData("rotation", "status")]
    public async Task Help_asks_for_no_candidates(params string[] command)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([.. command, "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("backup|", result.Output, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Completion_starts_no_command_that_prints_a_secret_and_asks_nobody()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        string command = accounts.Tool.Script("secret", "touch started; echo secret");
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyCommand", command)
        );
        const string line = "apikeys show ";

        ToolResult result = await accounts.Tool.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["secret"], Directory.GetFiles(accounts.Tool.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("apikeys delete --timeout 60 --account prod re", "report\n")]
    [InlineData("./apikeys delete --timeout 60 --account prod re", "report\n")]
    [InlineData("apikeys delete --timeout 60 --account prod $", "\\$\\(touch\\ started\\)\n")]
    [InlineData("apikeys create x --account eam --scope=us", "userAdmin\n")]
    public async Task In_bash_a_candidate_is_a_word_that_the_shell_does_not_evaluate(string line, string expected)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");
        await accounts.CreateAtAimmsAsync("$(touch started)");
        string[] words = line.Replace("=", " = ", StringComparison.Ordinal).Split(' '); // As bash splits them.
        string script = $$"""
            source <(apikeys completion bash)
            COMP_LINE='{{line}}'
            COMP_POINT={{line.Length.ToString(CultureInfo.InvariantCulture)}}
            COMP_WORDS=({{string.Join(' ', words.Select(word => $"'{word}'"))}})
            COMP_CWORD={{words.Length - 1}}
            _apikeys
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        ToolResult result = await RunScriptAsync(accounts, "bash", script);

        Assert.Equal((0, "", expected), (result.ExitCode, result.Error, result.Output));
        Assert.False(File.Exists(accounts.Tool.File("started")));
    }

    [Theory]
    [InlineData("apikeys delete --timeout 60 --account prod re", "report")]
    [InlineData("apikeys delete --timeout 60 --account prod ", "administrator", "report", "$(touch started)")]
    [InlineData("apikeys create x --account eam --scope=us", "--scope=userAdmin")]
    [InlineData("apikeys create x --account eam --out seen", "seen.key")]
    public async Task Fish_completes_with_the_script(string line, params string[] expected)
    {
        SkipWithout("fish");
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");
        await accounts.CreateAtAimmsAsync("$(touch started)");
        await File.WriteAllTextAsync(accounts.Tool.File("seen.key"), "", The.Token);

        ToolResult result = await RunScriptAsync(
            accounts,
            "fish",
            $"apikeys completion fish | source; complete -C '{line}'"
        );

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(expected.Order(), result.Lines.Order());
        Assert.False(File.Exists(accounts.Tool.File("started")));
    }

    [Theory]
    [InlineData("apikeys delete --timeout 60 --account prod re", "report")]
    [InlineData("apikeys delete --timeout 60 --account prod ", "administrator", "report", "$(touch started)")]
    [InlineData("apikeys create x --account eam --scope=us", "--scope=userAdmin")]
    [InlineData("apikeys create x --account eam --out seen", "files")]
    public async Task Zsh_adds_the_candidates_or_else_files(string line, params string[] expected)
    {
        SkipWithout("zsh");
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");
        await accounts.CreateAtAimmsAsync("$(touch started)");
        string script = $$"""
            compdef() { : }
            compadd() { print -rl -- "${(@P)2}" }
            _files() { print files }
            source <(apikeys completion zsh)
            words=({{string.Join(' ', line.Split(' ').Select(word => $"'{word}'"))}})
            CURRENT=${#words}
            _apikeys
            """;

        ToolResult result = await RunScriptAsync(accounts, "zsh", script);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(expected.Order(), result.Lines.Order());
        Assert.False(File.Exists(accounts.Tool.File("started")));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task There_is_a_script_for_each_shell(string shell)
    {
        using Tool tool = new();

        ToolResult result = await tool.RunAsync("completion", shell);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("[suggest:", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Runs a script in a shell in which the tool is called apikeys.</summary>
    private static async Task<ToolResult> RunScriptAsync(Accounts accounts, string shell, string script)
    {
        await File.WriteAllTextAsync(accounts.Tool.File("script"), script, The.Token);
        return await accounts.Tool.RunInShellAsync(
            "printf '#!/bin/sh\\nexec %s \"$@\"\\n' \"$*\" > apikeys; chmod +x apikeys; PATH=$PWD:$PATH; "
                + $"exec {shell} script"
        );
    }

    private static void SkipWithout(string shell) =>
        Assert.SkipUnless(File.Exists($"/usr/bin/{shell}"), $"{shell} is not installed: .ci/run installs it.");
}
