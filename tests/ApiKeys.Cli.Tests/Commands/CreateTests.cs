using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Cli.Tests.Commands;

public class CreateTests
{
    [Fact]
    public async Task Create_at_AIMMS_creates_the_requested_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        DateOnly end = DateOnly.FromDateTime(accounts.Emulator.Clock.GetUtcNow().UtcDateTime).AddDays(30);

        ToolResult result = await accounts.Tool.RunAsync(
            "create",
            "report",
            "--account",
            "prod",
            "--scope",
            "Tasks",
            "--scope",
            "Session",
            "--expires",
            $"{end:yyyy-MM-dd}",
            "--reveal"
        );

        var key = accounts.Emulator.Aimms.Keys.Single(key => key.Name == "report");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["Tasks", "Session"], key.Scopes);
        Assert.Equal(new DateTimeOffset(end, default, TimeSpan.Zero), key.ExpiresAt);
    }

    [Fact]
    public async Task Expires_in_days_counts_from_now_and_is_rounded_down()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--reveal"]);

        TimeSpan left =
            accounts.Emulator.Aimms.Keys.Single(key => key.Name == "report").ExpiresAt
            - accounts.Emulator.Clock.GetUtcNow();
        Assert.InRange(left.TotalDays, 88.9, 90);
    }

    [Fact]
    public async Task Create_at_Maximo_creates_the_requested_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "create",
            "report",
            "--account",
            "eam",
            "--scope",
            "userAdmin",
            "--scope",
            "apikeyAdmin",
            "--refresh-every",
            "never",
            "--allow-api-key-admin",
            "--reveal"
        );

        var key = accounts.Emulator.Maximo.Keys.Single(key => key.Description == "report");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            (true, true, false, "NEVER"),
            (key.UserAdmin, key.ApikeyAdmin, key.SystemAdmin, key.TokenRefreshInterval)
        );
    }

    [Fact]
    public async Task Create_at_Veeam_creates_the_requested_key_also_for_another_user()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        VeeamEmulatedUser owner = accounts.Emulator.Veeam.CompanyOwner;

        ToolResult result = await accounts.Tool.RunAsync(
            "create",
            "report",
            "--account",
            "backup",
            "--scope",
            "rest",
            "--scope",
            "ui",
            "--read-only",
            "--user",
            $"{owner.Uid}",
            "--reveal"
        );

        VeeamEmulatedLogin login = accounts.Emulator.Veeam.Logins.Single(login => login.Description == "report");
        Assert.Equal(0, result.ExitCode);
        Assert.Equal((owner.Uid, true), (login.UserUid, login.IsReadAccessOnly));
        Assert.Equal(["rest", "ui"], login.Scopes);
    }

    [Theory]
    [InlineData("--scope is missing", "create", "report", "--account", "prod", "--expires", "90d", "--reveal")]
    [InlineData(
        "exactly one of --reveal, --out, --exec",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "90d"
    )]
    [InlineData(
        "exactly one of --reveal, --out, --exec",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "90d",
        "--reveal",
        "--out",
        "x"
    )]
    [InlineData("--expires is missing", "create", "report", "--account", "prod", "--scope", "Tasks", "--reveal")]
    [InlineData(
        "--expires is 'soon'",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "soon",
        "--reveal"
    )]
    [InlineData(
        "--expires is '2027-02-30'",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "2027-02-30",
        "--reveal"
    )]
    [InlineData(
        "too far",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "400d",
        "--reveal"
    )]
    [InlineData(
        "--read-only: AIMMS has no",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "90d",
        "--read-only",
        "--reveal"
    )]
    [InlineData(
        "--refresh-every is for Maximo",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "90d",
        "--refresh-every",
        "P30D",
        "--reveal"
    )]
    [InlineData(
        "--allow-api-key-admin is for Maximo",
        "create",
        "report",
        "--account",
        "backup",
        "--scope",
        "rest",
        "--allow-api-key-admin",
        "--reveal"
    )]
    [InlineData(
        "--user is for Veeam",
        "create",
        "report",
        "--account",
        "prod",
        "--scope",
        "Tasks",
        "--expires",
        "90d",
        "--user",
        "955b0000-0000-0000-0000-000000000001",
        "--reveal"
    )]
    [InlineData(
        "--refresh-every is missing",
        "create",
        "report",
        "--account",
        "eam",
        "--scope",
        "userAdmin",
        "--reveal"
    )]
    [InlineData(
        "--refresh-every is 'weekly'",
        "create",
        "report",
        "--account",
        "eam",
        "--scope",
        "userAdmin",
        "--refresh-every",
        "weekly",
        "--reveal"
    )]
    [InlineData(
        "--expires: Maximo has no date",
        "create",
        "report",
        "--account",
        "eam",
        "--scope",
        "userAdmin",
        "--refresh-every",
        "P30D",
        "--expires",
        "90d",
        "--reveal"
    )]
    [InlineData(
        "--allow-api-key-admin",
        "create",
        "report",
        "--account",
        "eam",
        "--scope",
        "apikeyAdmin",
        "--refresh-every",
        "P30D",
        "--reveal"
    )]
    [InlineData(
        "--expires: Veeam has no date",
        "create",
        "report",
        "--account",
        "backup",
        "--scope",
        "rest",
        "--expires",
        "90d",
        "--reveal"
    )]
    public async Task Create_with_options_that_cannot_be_honoured_is_refused_without_a_request(
        string text,
        params string[] arguments
    )
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(text, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Create_with_a_lost_value_shows_the_command_that_deletes_the_key()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Aimms.Variants.CreateOmitsValue = true;

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--reveal"]);

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.EndsWith(
            "\nThe key exists. Delete it: apikeys delete report --account prod\n",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("prod", "Check: apikeys show report --account prod\n")]
    [InlineData("eam", "Look for 'report': apikeys list --account eam\n")]
    public async Task Create_with_a_lost_response_shows_the_command_to_check_it(string account, string text)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt(account), "--out", "new.key"]);

        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.Contains(text, result.Error, StringComparison.Ordinal);
        Assert.Equal(1, accounts.Reports(account));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Fact]
    public async Task A_key_that_is_not_as_requested_is_reported_and_its_value_is_still_handed_over()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Aimms.Variants.CreateDropsScopes = true;

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt("prod"),
            "--out",
            "new.key",
            "--output",
            "json",
        ]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Tasks instead of Tasks, Session", result.Error, StringComparison.Ordinal);
        Assert.Contains("apikeys delete report --account prod", result.Error, StringComparison.Ordinal);
        Assert.True(accounts.IsValueOfReport(await accounts.Tool.ReadAsync("new.key")));
        Assert.Equal("""["Tasks"]""", result.Json["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_key_that_is_not_as_requested_is_deleted_with_revoke_on_failure()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Veeam.Variants.IssueWidensScopes = true;

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt("backup"),
            "--out",
            "new.key",
            "--revoke-on-failure",
        ]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Equal(0, accounts.Reports("backup"));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    [Fact]
    public async Task Create_with_a_name_that_exists_fails()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("report");

        Assert.Equal(1, (await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--reveal"])).ExitCode);
    }
}
