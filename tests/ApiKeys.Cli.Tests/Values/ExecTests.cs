using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Values;

public class ExecTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task A_program_gets_the_value_on_its_standard_input_and_nowhere_else(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string receiver = accounts.Tool.Script(
            "receive it",
            "cat > taken; printf '%s\\n' \"$@\" > arguments; env > environment; echo printed"
        );

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt(account),
            "--exec",
            $"'{receiver}' a 'b c' $HOME *",
            "--output",
            "json",
        ]);

        Assert.Equal((0, $"printed\n'{receiver}' received the value.\n"), (result.ExitCode, result.Error));
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("taken")));
        Assert.Equal("a\nb c\n$HOME\n*\n", await accounts.Tool.ReadAsync("arguments"));
        Assert.Empty(accounts.SecretsIn(await accounts.Tool.ReadAsync("environment")));
        Assert.Equal("report", (string?)result.Json["name"]);
        Assert.Null(result.Json["value"]);
    }

    [Fact]
    public async Task Exec_with_a_failing_program_shows_the_command_that_deletes_the_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string receiver = accounts.Tool.Script("receiver", "cat > /dev/null; exit 7");

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("backup"), "--exec", receiver]);

        long id = accounts.Emulator.Veeam.Logins.Single(login => login.Description == "report").Id;
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(
            $"error: '{receiver}' failed with exit code 7. The key exists. Delete it: apikeys delete "
                + $"{accounts.Emulator.Veeam.AdministratorUid}/{id} --account backup\n",
            result.Error
        );
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Exec_with_revoke_on_failure_leaves_no_key_behind(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt(account),
            "--exec",
            accounts.Tool.Script("receiver", "cat > /dev/null; exit 7"),
            "--revoke-on-failure",
        ]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("was deleted.", result.Error, StringComparison.Ordinal);
        Assert.Equal(0, accounts.Reports(account));
    }

    [Fact]
    public async Task A_key_that_revoke_on_failure_cannot_delete_is_reported()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Client.Testing.Fault.Respond(403, "{}").On("DELETE").Always());

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt("prod"),
            "--exec",
            "false",
            "--revoke-on-failure",
        ]);

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("apikeys delete report --account prod", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-program --now", "no-such-program")]
    [InlineData("./not-executable", "not-executable")]
    [InlineData("'unfinished", "that is not closed")]
    [InlineData(" ", "empty")]
    public async Task Exec_of_a_program_that_cannot_be_started_is_refused_without_a_request(string command, string text)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await File.WriteAllTextAsync(accounts.Tool.File("not-executable"), "#!/bin/sh\n", The.Token);

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", command]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Exec_of_a_program_that_only_looks_executable_loses_the_value()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string receiver = accounts.Tool.Script("receiver", "");
        await File.WriteAllTextAsync(receiver, "#!/no/such/interpreter\n", The.Token);

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", receiver]);

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.Contains("could not be started", result.Error, StringComparison.Ordinal);
        Assert.Contains("apikeys delete report --account prod", result.Error, StringComparison.Ordinal);
    }
}
