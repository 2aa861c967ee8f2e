using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.DryRuns;

public class DryRunTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task A_dry_run_of_a_create_shows_the_request_that_the_create_sends(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string[] call = [.. Accounts.CreateAt(account), "--out", "new.key", "--output", "json"];

        ToolResult dry = await accounts.Tool.RunAsync([.. call, "--dry-run"]);
        int changes = accounts.Requests.Count(request => request.Method != "GET");
        ToolResult done = await accounts.Tool.RunAsync(call);

        Assert.Equal((0, 0, 0), (dry.ExitCode, changes, done.ExitCode));
        var sent = accounts.Requests.Single(request => request.Method == "POST");
        Assert.Equal(
            (account, sent.Method, sent.Path),
            (
                (string?)dry.Json["account"],
                (string?)dry.Json["method"],
                new Uri((string)dry.Json["address"]!).AbsolutePath
            )
        );
        Assert.Equal(sent.Body, (string?)dry.Json["body"] ?? "");
        Assert.Empty(accounts.SecretsIn(dry.Output + dry.Error));
        Assert.EndsWith("nothing was changed.\n", dry.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enable")]
    [InlineData("update", "--description", "report")]
    public async Task A_dry_run_of_what_is_already_so_says_that_it_was_one(string command, params string[] options)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");

        ToolResult result = await accounts.Tool.RunAsync([command, id, "--account", "eam", .. options, "--dry-run"]);

        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith("This was a dry run: nothing was changed.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_of_a_create_refuses_a_name_that_is_taken()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync("prod");

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--dry-run"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("has a key named 'report'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_of_a_token_requests_none()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("token", "--account", "eam", "--dry-run", "--output", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.EndsWith("/v1/authenticate", (string?)result.Json["address"], StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task A_dry_run_of_a_diagnosis_creates_no_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "doctor",
            "--account",
            "prod",
            "--throw-away-key",
            "--dry-run",
            "--output",
            "csv"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("id,assumption,", result.Output, StringComparison.Ordinal);
        Assert.Contains("The checks with a throw-away key were left out", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(
            accounts.Requests,
            static request => request.Path.EndsWith("/apikeys", StringComparison.Ordinal) && request.Method == "POST"
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2, "--reveal", "--out", "new.key")]
    public async Task A_dry_run_of_a_create_needs_no_place_for_the_value(int exitCode, params string[] places)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult dry = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), .. places, "--dry-run"]);

        Assert.Equal(exitCode, dry.ExitCode);
        Assert.DoesNotContain(accounts.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData("eam", "refresh", "POST", "--reveal")]
    [InlineData("eam", "refresh", "POST")]
    [InlineData("eam", "update", "PUT", "--description", "other")]
    [InlineData("eam", "disable", "PUT")]
    [InlineData("eam", "delete", "DELETE")]
    [InlineData("prod", "delete", "DELETE")]
    [InlineData("backup", "update", "PATCH", "--description", "other")]
    [InlineData("backup", "disable", "PATCH")]
    [InlineData("backup", "delete", "DELETE")]
    public async Task A_dry_run_of_a_change_changes_nothing_and_asks_nothing(
        string account,
        string command,
        string method,
        params string[] options
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync(account);
        accounts.Emulator.Requests.Clear();

        ToolResult result = await accounts.Tool.RunAsync([
            command,
            id,
            "--account",
            account,
            .. options,
            "--dry-run",
            "--output",
            "json",
        ]);

        Assert.Equal((0, method), (result.ExitCode, (string?)result.Json["method"]));
        Assert.DoesNotContain(accounts.Requests, request => request.Method != "GET");
        Assert.Equal(1, accounts.Reports(account));
    }

    [Theory]
    [InlineData(2, "create", "x", "--account", "prod", "--scope", "Tasks", "--expires", "400d", "--reveal")]
    [InlineData(2, "create", "x", "--account", "prod", "--scope", "Taks", "--expires", "90d", "--reveal")]
    [InlineData(2, "create", "x", "--account", "prod", "--scope", "Tasks", "--expires", "9d", "--out", "no/x.key")]
    [InlineData(4, "delete", "none", "--account", "prod")]
    [InlineData(4, "update", "none", "--account", "eam", "--description", "other")]
    [InlineData(4, "refresh", "none", "--account", "eam", "--reveal")]
    [InlineData(2, "refresh", "administrator", "--account", "eam", "--reveal")]
    public async Task A_dry_run_makes_the_checks_of_the_command(int exitCode, params string[] arguments)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([.. arguments, "--dry-run"]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Fact]
    public async Task A_dry_run_of_a_refresh_by_name_shows_the_id()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string id = await accounts.CreateReportAsync("eam");
        string name = accounts.Emulator.Maximo.Keys.Single(key => key.Id == id).Description!;

        ToolResult dry = await accounts.Tool.RunAsync("refresh", name, "-a", "eam", "--dry-run", "-o", "json");

        Assert.Equal(0, dry.ExitCode);
        Assert.EndsWith($"/v1/apikeys/{id}/token", (string?)dry.Json["address"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_with_a_password_authenticates_and_stops_at_the_change()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(accounts.Emulator.Veeam.ToPasswordConfiguration("backup"));

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("backup"), "--reveal", "--dry-run"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("/logins/apikey?description=report", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, accounts.Reports("backup"));
    }
}
