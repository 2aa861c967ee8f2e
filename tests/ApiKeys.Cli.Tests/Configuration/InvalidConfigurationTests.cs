using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class InvalidConfigurationTests
{
    [Theory]
    [InlineData(
        """{ "ApiKeys": { "a": { "Service": "Amis", "Account": "acme", "ApiKey": "k" } } }""",
        "'Amis', which is not a known service. The known services are: Aimms, Maximo, Veeam"
    )]
    [InlineData("""{ "ApiKeys": { "a": { "Account": "acme", "ApiKey": "k" } } }""", "'ApiKeys:a:Service' is missing")]
    [InlineData(
        """{ "ApiKeys": { "a": { "Service": "Aimms", "Account": "acme", "ApiKey": "k", "Acount": "acme" } } }""",
        "there is no option 'Acount'. Did you mean CloudAccount?"
    )]
    [InlineData("""{ "ApiKeys": { "a": { "Service": "Aimms", "Account": "acme" } } }""", "ApiKey is missing")]
    [InlineData(
        """{ "ApiKeys": { "a": { "Service": "Aimms", "BaseAddress": "http://example.com", "ApiKey": "k" } } }""",
        "BaseAddress must be https"
    )]
    [InlineData("{\n \"ApiKeys\": oops }", "not valid JSON, at line 2")]
    [InlineData("""{ "ApiKeys": { } }""", "No account is configured in")]
    [InlineData(
        """{ "ApiKeys": { "a": null } }""",
        "Account 'a' has no options. It needs Service (Aimms, Maximo or Veeam)"
    )]
    [InlineData("""{ "ApiKeys": { "a": {} } }""", "Account 'a' has no options")]
    [InlineData("""{ "ApiKeys": { "a": "acme" } }""", "Account 'a' has no options")]
    public async Task An_error_in_the_configuration_names_the_file(string json, string text)
    {
        using Tool tool = new();
        await File.WriteAllTextAsync(tool.File("apikeys.json"), json, The.Token);

        ToolResult result = await tool.RunAsync("list", "--config", "apikeys.json");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Contains(tool.File("apikeys.json"), result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Scopes_that_need_no_request_refuse_an_unknown_option_too(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment[$"ApiKeys__{account}__Acount"] = "x";

        ToolResult result = await accounts.Tool.RunAsync("scopes", "--account", account);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("there is no option 'Acount'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_the_file_and_its_twin_in_the_environment_are_both_named()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__ApiKeyFile"] = accounts.Tool.File("twin");
        await File.WriteAllTextAsync(accounts.Tool.File("twin"), "x", The.Token);

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "prod");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("ApiKey and ApiKeyFile are both set; keep one.", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            $"(in {accounts.ConfigurationFile}; the environment sets ApiKeyFile)",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("folder", "is a folder. Nothing was sent.")]
    [InlineData("none", "cannot be found. Nothing was sent.")]
    [InlineData(" ", "ApiKeyFile in the environment is blank")]
    public async Task A_path_without_a_secret_is_named(string path, string text)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        Directory.CreateDirectory(accounts.Tool.File("folder"));
        accounts.Tool.Environment["ApiKeys__prod__Service"] = "Aimms";
        accounts.Tool.Environment["ApiKeys__prod__CloudAccount"] = "acme";
        accounts.Tool.Environment["ApiKeys__prod__ApiKeyFile"] = path;

        ToolResult result = await accounts.Tool.RunAsync("list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renamed_option_is_read_with_a_warning()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__backup__MultipartToken"] = "false";

        ToolResult result = await accounts.Tool.RunAsync("list", "--account", "backup");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            "warning: account 'backup', in the environment: MultipartToken is called Protocol:MultipartToken now. "
                + "The old name is read until version 0.3.",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_error_in_one_account_does_not_affect_another()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__broken__Service"] = "Amis";

        Assert.Equal(0, (await accounts.Tool.RunAsync("list", "--account", "prod")).ExitCode);
    }

    [Fact]
    public async Task With_several_accounts_one_must_be_chosen()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult none = await accounts.Tool.RunAsync("list");
        ToolResult wrong = await accounts.Tool.RunAsync("list", "--account", "prd");

        Assert.Equal(
            (2, "error: There are several accounts; add --all, or choose one with --account: backup, eam, prod.\n"),
            (none.ExitCode, none.Error)
        );
        Assert.Equal(
            (2, "error: No account is named 'prd'. Did you mean prod? There are: backup, eam, prod.\n"),
            (wrong.ExitCode, wrong.Error)
        );
    }
}
