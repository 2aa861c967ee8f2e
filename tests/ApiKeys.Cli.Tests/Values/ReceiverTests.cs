using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Values;

/// <summary>The output, the environment and the background processes of a program that receives a value.</summary>
public class ReceiverTests
{
    [Theory]
    [InlineData("cat", "***")]
    [InlineData("cat >&2", "***")]
    [InlineData("v=$(cat); echo \"Authorization: Bearer $v, twice: $v\"", "Authorization: Bearer ***, twice: ***\n")]
    [InlineData("v=$(cat); printf '%s\\n' \"before\" >&2; printf 'x%sx\\n' \"$v\" >&2", "before\nx***x\n")]
    [InlineData(
        "v=$(cat); i=1; while [ $i -le ${#v} ]; do printf '%s' \"$v\" | cut -c $i | tr -d '\\n'; i=$((i + 1)); "
            + "done; echo .",
        "***.\n"
    )]
    [InlineData("v=$(cat); printf 'user:%s' \"$v\" | base64 -w 0", null)]
    [InlineData("head -c 12", "***")]
    public async Task The_value_in_the_output_of_a_receiver_is_masked(string script, string? printed)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string receiver = accounts.Tool.Script("receiver", $"tee taken | {{ {script}; }}");

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", receiver]);

        string value = await accounts.Tool.ReadAsync("taken");
        Assert.Equal(0, result.ExitCode);
        Assert.True(accounts.IsValueOfReport(value));
        Assert.Contains("***", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(value[..8], result.Error + result.Output, StringComparison.Ordinal);
        if (printed is not null)
        {
            Assert.StartsWith(printed, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("v&l/e+\"quoted\" 100%", "%26")]
    [InlineData("0123456789abcdef", "abcdef")]
    public async Task An_escaped_value_in_the_output_of_a_receiver_is_masked(string value, string leak)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(
            Fault.Respond(201, new System.Text.Json.Nodes.JsonObject { ["value"] = value }.ToJsonString()).On("POST")
        );
        string receiver = accounts.Tool.Script("receiver", $"cat > /dev/null; echo '{Uri.EscapeDataString(value)}'");

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", receiver]);

        Assert.StartsWith("***\n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(leak, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_does_not_get_the_accounts_of_the_tool()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = accounts.Emulator.Aimms.AdministratorKey;
        accounts.Tool.Environment["APIKEYS__OTHER__PASSWORD"] = "precious";
        accounts.Tool.Environment["apikeys:other:ApiKeyToken"] = "precious";
        accounts.Tool.Environment["UNRELATED"] = "kept";
        string receiver = accounts.Tool.Script(
            "receiver",
            "cat > /dev/null; tr '\\0' '\\n' < /proc/$$/environ > environment"
        );

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", receiver]);

        string environment = await accounts.Tool.ReadAsync("environment");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(accounts.SecretsIn(environment));
        Assert.DoesNotContain("precious", environment, StringComparison.Ordinal);
        Assert.Contains("UNRELATED=kept\n", environment, StringComparison.Ordinal);
        Assert.Contains("PATH=", environment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, "received the value")]
    [InlineData(7, 1, "failed with exit code 7")]
    public async Task Only_the_exit_of_the_receiver_counts_and_not_that_of_background_processes(
        int ends,
        int exitCode,
        string text
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string pipe = await accounts.Tool.PipeAsync("until");
        string receiver = accounts.Tool.Script("receiver", $"cat > taken; echo printed; cat '{pipe}' & exit {ends}");
        await using FileStream until = new(pipe, FileMode.Open, FileAccess.ReadWrite);

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", receiver]);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith("printed\n", result.Error, StringComparison.Ordinal);
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("taken")));
    }

    [Fact]
    public async Task An_interruption_after_the_receiver_ended_does_not_advise_to_delete_the_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string pipe = await accounts.Tool.PipeAsync("until");

        // The background process interrupts the tool once the receiver has ended and the tool has noticed.
        string receiver = accounts.Tool.Script(
            "receiver",
            $"cat > taken; tool=$PPID; (while kill -0 $$ 2> /dev/null; do :; done; kill -TERM $tool; cat '{pipe}') "
                + "& exit 0"
        );
        await using FileStream until = new(pipe, FileMode.Open, FileAccess.ReadWrite);

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--exec", receiver]);

        Assert.Equal((0, $"'{receiver}' received the value.\n"), (result.ExitCode, result.Error));
    }
}
