using System.Globalization;
using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Completions;

public class CompletionTests
{
    [Theory]
    [InlineData("apikeys crea", "create")]
    [InlineData("apikeys list --acc", "--account")]
    [InlineData("apikeys list --account ", "backup", "eam", "prod")]
    [InlineData("apikeys create x --account eam --scope ", "apikeyAdmin", "systemAdmin", "userAdmin")]
    [InlineData("apikeys delete --timeout 60 --account prod rep", "report")]
    [InlineData("apikeys create x --account eam --scope=user", "userAdmin")]
    [InlineData("apikeys list --account=e", "eam")]
    [InlineData("apikeys completion ", "bash", "fish", "pwsh", "zsh")]
    public async Task The_tool_says_what_can_follow(string line, params string[] expected)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        ToolResult result = await accounts.Tool.RunAsync($"[suggest:{line.Length}]", line);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Subset(result.Lines.ToHashSet(), expected.ToHashSet());
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
    public async Task In_bash_a_candidate_is_a_word_that_the_shell_does_not_evaluate(string line, string expected)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");
        await accounts.CreateAtAimmsAsync("$(touch started)");
        string script = $$"""
            printf '#!/bin/sh\nexec %s "$@"\n' "$*" > apikeys
            chmod +x apikeys
            PATH=$PWD:$PATH
            source <(apikeys completion bash)
            COMP_LINE='{{line}}'
            COMP_POINT={{line.Length.ToString(CultureInfo.InvariantCulture)}}
            COMP_WORDS=({{string.Join(' ', line.Split(' ').Select(word => $"'{word}'"))}})
            COMP_CWORD={{line.Split(' ').Length - 1}}
            _apikeys
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        await File.WriteAllTextAsync(accounts.Tool.File("script"), script, The.Token);

        ToolResult result = await accounts.Tool.RunInShellAsync("exec bash script \"$@\"");

        Assert.Equal((0, "", expected), (result.ExitCode, result.Error, result.Output));
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
}
