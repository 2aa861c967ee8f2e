using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Calls;

/// <summary>Behind a proxy that blocks, each command names its page, and no command blames the credential.</summary>
public class BlockPageTests
{
    private const string Page = "<html><title>ACME web filter\u001b[31m</title><body>Ask IT.</body></html>";

    [Theory]
    [InlineData("prod", "list")]
    [InlineData("eam", "list")]
    [InlineData("backup", "list")]
    [InlineData("eam", "token", "--reveal")]
    [InlineData("prod", "accounts", "--check")]
    [InlineData("eam", "accounts", "--check")]
    [InlineData("backup", "accounts", "--check")]
    [InlineData("prod", "doctor")]
    [InlineData("eam", "doctor")]
    [InlineData("backup", "doctor")]
    public async Task A_page_of_a_proxy_is_named_and_not_blamed_on_the_credential(
        string account,
        params string[] command
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(403, Page, "text/html").Always());

        ToolResult result = await accounts.Tool.RunAsync([.. command, "--account", account]);

        string text = result.Output + result.Error;
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("a page of HTML came with status 403: 'ACME web filter [31m'", text, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", text, StringComparison.Ordinal);
        Assert.DoesNotContain("credential was rejected", text, StringComparison.Ordinal);
        Assert.DoesNotContain("lacks the right", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public async Task Init_behind_a_proxy_that_blocks_names_its_page_and_saves_nothing()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(403, Page, "text/html").Always());
        await File.WriteAllTextAsync(accounts.Tool.File("key"), accounts.Emulator.Aimms.AdministratorKey, The.Token);

        ToolResult result = await accounts.Tool.RunAsync(
            "init",
            "prod",
            "--service",
            "aimms",
            "--address",
            accounts.Emulator.Aimms.BaseAddress.AbsoluteUri,
            "--secret-file",
            "key"
        );

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("ACME web filter", result.Error, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", result.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was saved.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(407)]
    [InlineData(502)]
    public async Task Curl_prints_the_page_of_a_proxy_and_says_what_it_is(int status)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(status, Page, "text/html").Always());

        ToolResult result = await accounts.Tool.RunAsync("curl", "prod", "/x");

        Assert.Equal((1, Page), (result.ExitCode, result.Output));
        Assert.StartsWith($"error: A page of HTML came with {status} ", result.Error, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("credential", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curl", "prod", "/x")]
    [InlineData("list", "--account", "prod")]
    [InlineData("list", "--account", "eam")]
    [InlineData("list", "--account", "backup")]
    public async Task A_page_with_401_is_no_verdict_on_the_credential(params string[] command)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(401, Page, "text/html").Always());

        ToolResult result = await accounts.Tool.RunAsync(command);

        Assert.Equal(5, result.ExitCode);
        Assert.Contains("If the service itself sent", result.Error, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", result.Error, StringComparison.Ordinal);
    }
}
