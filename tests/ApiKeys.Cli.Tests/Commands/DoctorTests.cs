using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Cli.Tests.Commands;

public class DoctorTests
{
    /// <summary>Servers that are otherwise, with the account and an option that is printed.</summary>
    private static readonly Dictionary<string, (string Account, Action<Accounts> Set, string Option)> _servers = new()
    {
        ["AIMMS, other spellings"] = (
            "prod",
            static accounts => accounts.Emulator.Aimms.Variants.ScopeSpelling = AimmsScopeSpelling.Alternative,
            "Protocol:ScopeSpellings:Tasks"
        ),
        ["AIMMS, dates to the minute, members in camelCase"] = (
            "prod",
            static accounts =>
                accounts.Emulator.Aimms.Variants = new()
                {
                    RequestDateShape = AimmsDateShape.MinutesWithoutZone,
                    UserManagerNaming = AimmsMemberNaming.CamelCase,
                },
            "Protocol:FieldNaming"
        ),
        ["Maximo, update of the whole key"] = (
            "eam",
            static accounts => accounts.Emulator.Maximo.Variants.UpdateBody = MaximoUpdateForm.Whole,
            "Protocol:UpdateBody"
        ),
        ["Maximo, refresh by PUT, wrapped list"] = (
            "eam",
            static accounts =>
                (accounts.Emulator.Maximo.Variants.RefreshMethod, accounts.Emulator.Maximo.Variants.ListShape) = (
                    "PUT",
                    MaximoListShape.Wrapped
                ),
            "Protocol:Paths:Refresh"
        ),
        ["Veeam, repeated scopes, version required"] = (
            "backup",
            static accounts =>
                (
                    accounts.Emulator.Veeam.Variants.ScopesEncoding,
                    accounts.Emulator.Veeam.Variants.RequiresClientVersion,
                    accounts.Emulator.Veeam.Variants.RejectsFilter
                ) = (VeeamScopesForm.Repeated, true, true),
            "Protocol:ScopesEncoding"
        ),
    };

    /// <summary>Servers with every other variant, several at once.</summary>
    private static readonly Dictionary<string, (string Account, Action<Accounts> Set)> _shapes = new()
    {
        ["AIMMS, other shapes"] = (
            "prod",
            static accounts =>
                accounts.Emulator.Aimms.Variants = new()
                {
                    ListShape = AimmsListShape.Wrapped,
                    PageSize = 1,
                    DateShape = AimmsDateShape.SevenDigitsWithOffset,
                    ScopeShape = AimmsScopeShape.ObjectsEverywhere,
                    ExtraScopes = ["Telepathy"],
                    ExtraMembers = true,
                    CreateStatus = 200,
                    DeleteStatus = 200,
                    CreateDropsScopes = true,
                    ErrorShape = AimmsErrorShape.Detail,
                }
        ),
        ["AIMMS, errors as text, no value, late changes"] = (
            "prod",
            static accounts =>
                accounts.Emulator.Aimms.Variants = new()
                {
                    CreateOmitsValue = true,
                    ErrorShape = AimmsErrorShape.PlainText,
                    ActivationDelay = TimeSpan.FromHours(1),
                    RevocationDelay = TimeSpan.FromHours(1),
                    DeletionDelay = TimeSpan.FromHours(1),
                }
        ),
        ["AIMMS, as many keys as there can be"] = (
            "prod",
            static accounts => accounts.Emulator.Aimms.Variants.MaxKeys = 1
        ),
        ["Maximo, other shapes"] = (
            "eam",
            static accounts =>
                accounts.Emulator.Maximo.Variants = new()
                {
                    Paths = new() { Get = null },
                    UpdateMethod = "PATCH",
                    WrongMethodStatus = 405,
                    ConflictStatus = 412,
                    CreateStatus = 200,
                    DeleteStatus = 200,
                    LongestJwtLifetime = TimeSpan.FromMinutes(1),
                    JwtOmitsIssuedAt = true,
                    RefreshEndsAccess = true,
                    ListShape = MaximoListShape.Bookmark,
                    PageSize = 1,
                    ExtraMembers = true,
                    UpdatedBeforeAdded = true,
                    WeeksAsDays = true,
                    TokensBeyondAscii = true,
                }
        ),
        ["Maximo, no tokens, late changes"] = (
            "eam",
            static accounts =>
                accounts.Emulator.Maximo.Variants = new()
                {
                    CreateOmitsToken = true,
                    RefreshOmitsToken = true,
                    CreateDropsPermissions = true,
                    JwtOmitsExpiry = true,
                    ListShape = MaximoListShape.NextLink,
                    OmittedMembers = ["permissions"],
                    DeletionDelay = TimeSpan.FromHours(1),
                }
        ),
        ["Veeam, in the background"] = (
            "backup",
            static accounts =>
                accounts.Emulator.Veeam.Variants = new()
                {
                    AsyncMode = VeeamAsyncMode.Always,
                    AsyncPolls = 0,
                    Paging = VeeamPaging.Skip,
                    MaxPageSize = 1,
                    ExtraMembers = true,
                    RejectsFilter = true,
                }
        ),
        ["Veeam, other keys than requested"] = (
            "backup",
            static accounts =>
                accounts.Emulator.Veeam.Variants = new()
                {
                    Paging = VeeamPaging.NoMeta,
                    IssueWidensScopes = true,
                    IssueIgnoresReadOnly = true,
                    DeletionDelay = TimeSpan.FromHours(1),
                }
        ),
        ["Maximo, errors as a message"] = (
            "eam",
            static accounts => accounts.Emulator.Maximo.Variants.ErrorShape = MaximoErrorShape.Message
        ),
        ["Maximo, errors with the status as a number"] = (
            "eam",
            static accounts => accounts.Emulator.Maximo.Variants.ErrorShape = MaximoErrorShape.Status
        ),
        ["Maximo, errors with an exception and a message"] = (
            "eam",
            static accounts => accounts.Emulator.Maximo.Variants.ErrorShape = MaximoErrorShape.ExceptionWithMessage
        ),
        ["Veeam, identifiers as text, the result of an action in data"] = (
            "backup",
            static accounts =>
                accounts.Emulator.Veeam.Variants = new()
                {
                    IdentifierShape = VeeamIdentifierShape.Text,
                    AsyncMode = VeeamAsyncMode.Always,
                    AsyncPolls = 1,
                    AsyncLocation = VeeamAsyncLocation.Path,
                    AsyncResultShape = VeeamAsyncResultShape.Data,
                }
        ),
        ["Veeam, another route of actions"] = (
            "backup",
            static accounts =>
                accounts.Emulator.Veeam.Variants = new()
                {
                    AsyncMode = VeeamAsyncMode.Always,
                    AsyncPolls = 0,
                    AsyncLocation = VeeamAsyncLocation.Singular,
                }
        ),
        ["Veeam, a stray brace in the route of actions"] = (
            "backup",
            static accounts =>
                accounts.Emulator.Veeam.Variants = new()
                {
                    AsyncMode = VeeamAsyncMode.Always,
                    AsyncPolls = 0,
                    AsyncLocation = VeeamAsyncLocation.StrayBrace,
                }
        ),
    };

    public static TheoryData<string> Shapes => [.. _shapes.Keys];

    public static TheoryData<string> Servers => [.. _servers.Keys];

    public static TheoryData<string> AccountNames => ["prod", "eam", "backup"];

    [Theory]
    [MemberData(nameof(AccountNames))]
    public async Task A_server_as_assumed_has_exit_code_0(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult table = await accounts.Tool.RunAsync("doctor", "--account", account);
        ToolResult json = await accounts.Tool.RunAsync("doctor", "--account", account, "--output", "json");

        Assert.Equal((0, 0, ""), (table.ExitCode, json.ExitCode, json.Error));
        Assert.StartsWith("CHECK\tVERDICT", table.Lines[0], StringComparison.Ordinal);
        Assert.Equal(table.Lines.Count - 1, json.Json["findings"]!.AsArray().Count);
        Assert.Empty(accounts.SecretsIn(table.Output + json.Output));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_is_otherwise_is_printed_as_configuration_and_remembered(string server)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        (string account, Action<Accounts> set, string option) = _servers[server];
        set(accounts);

        ToolResult result = await accounts.Tool.RunAsync(
            "doctor",
            "-a",
            account,
            "--throw-away-key",
            "--output",
            "json"
        );
        ToolResult check = await accounts.Tool.RunAsync("accounts", "--check", "-a", account);

        Assert.Equal(0, result.ExitCode);
        Assert.NotNull(result.Json["options"]![option]);
        Assert.Contains($"\"{option.Split(':')[^1]}\"", result.Error, StringComparison.Ordinal);
        Assert.Contains("throw-away key 'apikeys-doctor-", result.Error, StringComparison.Ordinal);
        Assert.Contains(account == "prod" ? "LEARNED" : option, check.Output, StringComparison.Ordinal);
        Assert.Empty(accounts.SecretsIn(result.Output + result.Error + check.Output));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Report_and_recordings_hold_no_secret_and_no_name(string server)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        (string account, Action<Accounts> set, _) = _servers[server];
        set(accounts);
        await accounts.CreateReportAsync(account);
        string report = Path.Combine(accounts.Tool.Home, "report.md");
        string folder = Path.Combine(accounts.Tool.Home, "recordings");

        ToolResult result = await accounts.Tool.RunAsync([
            "doctor",
            "-a",
            account,
            "--throw-away-key",
            "--report",
            report,
            "--recordings",
            folder,
        ]);

        string[] files = [report, .. Directory.GetFiles(folder)];
        Assert.Equal(0, result.ExitCode);
        Assert.True(files.Length > 5);
        foreach (string text in await Task.WhenAll(files.Select(file => File.ReadAllTextAsync(file, The.Token))))
        {
            Assert.Empty(accounts.SecretsIn(text));
            Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
            Assert.DoesNotContain("administrator", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("apikeys-doctor", text, StringComparison.Ordinal);
            Assert.DoesNotContain(accounts.Emulator.Maximo.AdministratorKeyId, text, StringComparison.Ordinal);
            Assert.DoesNotContain($"{accounts.Emulator.Veeam.AdministratorUid}", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Report_and_recordings_hold_no_secret_whatever_the_server_is_like(string server)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        (string account, Action<Accounts> set) = _shapes[server];
        await accounts.CreateReportAsync(account);
        set(accounts);
        string report = Path.Combine(accounts.Tool.Home, "report.json");
        string folder = Path.Combine(accounts.Tool.Home, "recordings");

        ToolResult result = await accounts.Tool.RunAsync(
            "doctor",
            "-a",
            account,
            "--throw-away-key",
            "--report",
            report,
            "--recordings",
            folder
        );

        Assert.DoesNotContain("is not written", result.Error, StringComparison.Ordinal);
        foreach (string file in Directory.GetFiles(folder).Append(report))
        {
            Assert.Empty(accounts.SecretsIn(await File.ReadAllTextAsync(file, The.Token)));
        }
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task With_the_printed_configuration_a_fresh_process_learns_nothing(string server)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        (string account, Action<Accounts> set, _) = _servers[server];
        set(accounts);
        string[] call = ["doctor", "-a", account, "--throw-away-key", "--no-cache", "--output", "json"];
        ToolResult first = await accounts.Tool.RunAsync(call);
        foreach ((string option, JsonNode? value) in first.Json["options"]!.AsObject())
        {
            accounts.Tool.Environment[$"ApiKeys__{account}__{option.Replace(":", "__", StringComparison.Ordinal)}"] =
                (string)value!;
        }

        ToolResult second = await accounts.Tool.RunAsync(call);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.NotEmpty(first.Json["options"]!.AsObject());
        Assert.Empty(second.Json["options"]!.AsObject());
    }

    [Theory]
    [InlineData("prod", "List ListScopes Delete")]
    [InlineData("eam", "List Find Delete")]
    [InlineData("backup", "Find")]
    public async Task A_recording_of_a_whole_call_says_what_it_expects(string account, string operations)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateReportAsync(account);
        string folder = Path.Combine(accounts.Tool.Home, "recordings");

        await accounts.Tool.RunAsync("doctor", "-a", account, "--throw-away-key", "--recordings", folder);

        JsonNode[] expected =
        [
            .. Directory
                .GetFiles(folder)
                .Select(static file => JsonNode.Parse(File.ReadAllText(file))![0]!["Data"]!["expect"])
                .OfType<JsonNode>(),
        ];
        Assert.Equal(
            operations.Split(' ').Order(StringComparer.Ordinal),
            expected.Select(static each => (string)each["call"]!["operation"]!).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            expected.Select(static each => (string?)each["call"]!["id"]).Where(_ => account == "backup"),
            static id => Assert.Matches("^[0-9a-f-]{36}/[0-9]+$", id)
        );
        Assert.All(
            expected.Where(static each => (string?)each["call"]!["operation"] == "List"),
            static each => Assert.All(each["result"]!.AsArray(), static key => Assert.NotNull(key!["id"]))
        );
    }

    [Fact]
    public async Task A_report_that_would_hold_a_secret_is_not_written()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "application/json";
        string report = Path.Combine(accounts.Tool.Home, "report.json");

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "prod", "--report", report);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("a secret of the account would be in it", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(report));
    }

    [Fact]
    public async Task A_report_that_is_not_Markdown_is_JSON()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string report = Path.Combine(accounts.Tool.Home, "report.json");

        await accounts.Tool.RunAsync("doctor", "--account", "eam", "--report", report);

        JsonNode json = JsonNode.Parse(await File.ReadAllTextAsync(report, The.Token))!;
        Assert.Equal("Maximo", (string?)json["service"]);
        Assert.Contains(
            json["exchanges"]!.AsArray(),
            exchange => (string?)exchange!["request"] == "GET /maximo/v1/apikeys/{1}"
        );
    }

    [Fact]
    public async Task An_option_that_must_be_set_has_exit_code_3()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.Paths.Refresh = "v2/apikeys/{id}/renewal";

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "eam");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("\"Refresh\": \"\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_checked_has_exit_code_1()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "wrong-credential";

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "prod");

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain("wrong-credential", result.Output + result.Error, StringComparison.Ordinal);
    }
}
