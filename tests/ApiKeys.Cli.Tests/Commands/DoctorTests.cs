using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;
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
        Assert.Contains(option, check.Output, StringComparison.Ordinal);
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
        Assert.DoesNotContain("\"Refresh\"", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "To be found out, as the server does not show the value: Protocol:Paths:Refresh.",
            result.Error,
            StringComparison.Ordinal
        );
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

    [Fact]
    public async Task A_summary_counts_the_verdicts()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "eam");

        Assert.Equal((0, "15 as assumed, 1 not seen.\n"), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Where_every_route_is_moved_no_option_is_printed_without_a_value()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.Paths = new()
        {
            List = "v1/keys",
            Create = "v1/keys",
            Get = "v1/keys/{id}",
            Update = "v1/keys/{id}",
            Refresh = "v1/keys/{id}/token",
            Delete = "v1/keys/{id}",
        };

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "eam");

        Assert.Equal(3, result.ExitCode);
        Assert.DoesNotContain("Options to merge", result.Error, StringComparison.Ordinal);
        Assert.Contains("Protocol:Paths:Create", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_needed_option_is_told_from_one_that_was_learned()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__eam__Protocol__Paths__Update"] = "POST v1/apikeys/{id}";
        accounts.Emulator.Maximo.Variants.RefreshMethod = "PUT";

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "eam");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains(
            $"Options to merge into {accounts.ConfigurationFile}:\n{{",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("without: Protocol:Paths:Update.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("to be learned: Protocol:Paths:Refresh.\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_reads_alone_find_out_is_remembered_too()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.UpdateMethod = "PATCH";

        await accounts.Tool.RunAsync("doctor", "--account", "eam");
        ToolResult check = await accounts.Tool.RunAsync("accounts", "--check", "--account", "eam");

        Assert.Contains("Protocol:Paths:Update=PATCH v1/apikeys/{id}", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_keeps_the_findings_and_says_that_the_key_was_deleted()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Hang().On("PUT").Path("v1/apikeys/a-"));
        string report = Path.Combine(accounts.Tool.Home, "report.md");
        using RunningTool running = accounts.Tool.Start(
            "doctor",
            "--account",
            "eam",
            "--throw-away-key",
            "--report",
            report
        );
        await accounts.Emulator.Requests.WaitForAsync(
            request => request.Method == "PUT" && request.Headers.ContainsKey("x-access-token"),
            The.Token
        );

        await running.SignalAsync("INT");
        ToolResult result = await running.EndAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("maximo.find\tas assumed", result.Output, StringComparison.Ordinal);
        Assert.Contains("It was deleted.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("Interrupted. These are the findings so far.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was changed", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(report));
        Assert.Single(accounts.Emulator.Maximo.Keys);
    }

    [Fact]
    public async Task A_key_that_is_left_comes_with_the_command_that_deletes_it()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(500, "{}").On("DELETE").Path("v1/apikeys/a-").Always());

        ToolResult result = await accounts.Tool.RunAsync(
            "doctor",
            "--account",
            "eam",
            "--throw-away-key",
            "--quiet",
            "--timeout",
            "5"
        );

        string left = accounts
            .Emulator.Maximo.Keys.Single(key => key.Id != accounts.Emulator.Maximo.AdministratorKeyId)
            .Id;
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            $"error: The throw-away key '{left}' may still be there. "
                + $"Delete it: apikeys delete {left} --yes --account eam\n",
            result.Error
        );
    }

    [Fact]
    public async Task A_folder_with_files_is_refused_before_anything_is_sent()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        File.WriteAllText(accounts.Tool.File("01-other.json"), "[]");

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "eam", "--recordings", ".");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the folder '.' is not empty", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task It_is_said_what_was_written_where_and_what_was_replaced()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        File.WriteAllText(accounts.Tool.File("eam.md"), "");

        ToolResult result = await accounts.Tool.RunAsync(
            "doctor",
            "--account",
            "eam",
            "--report",
            "eam.md",
            "--recordings",
            "new"
        );

        int files = Directory.GetFiles(accounts.Tool.File("new")).Length;
        Assert.Contains(
            $"Report: eam.md. The file that was there is replaced.\nRecordings: {files} files in new.\n",
            result.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_report_says_that_a_page_came_in_place_of_the_service()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(
            Fault.Respond(403, "<html><title>AcmeCorp Proxy</title></html>", "text/html").Always()
        );

        await accounts.Tool.RunAsync("doctor", "--account", "prod", "--report", "prod.md");

        string report = await accounts.Tool.ReadAsync("prod.md");
        Assert.Contains(
            "status 403, a page of HTML in place of the service's response",
            report,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("AcmeCorp", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_s_own_kind_of_login_is_not_in_the_report()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(
            Fault
                .Respond(200, """{"data":[{"id":1,"identityProviderName":"AcmeCorp-Okta"}]}""")
                .On("GET")
                .Path($"users/{accounts.Emulator.Veeam.AdministratorUid}/logins")
                .Always()
        );

        ToolResult result = await accounts.Tool.RunAsync("doctor", "--account", "backup", "--report", "veeam.md");

        Assert.Contains("AcmeCorp-Okta", result.Error, StringComparison.Ordinal);
        string report = await accounts.Tool.ReadAsync("veeam.md");
        Assert.Contains("Protocol:IdentityProvider", report, StringComparison.Ordinal);
        Assert.DoesNotContain("AcmeCorp", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_a_member_that_may_be_personal_is_nowhere()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(
            Fault
                .Respond(200, """[{"id":"a-1","jdoe@acme.example":true,"Jane Doe":1}]""")
                .On("GET")
                .Path("v1/apikeys")
                .Skip(2)
                .Always()
        );

        ToolResult result = await accounts.Tool.RunAsync(
            "doctor",
            "--account",
            "eam",
            "--report",
            "eam.md",
            "--recordings",
            "new"
        );

        Assert.Contains("Recordings: ", result.Error, StringComparison.Ordinal);
        string[] texts =
        [
            result.Output,
            await accounts.Tool.ReadAsync("eam.md"),
            .. Directory.GetFiles(accounts.Tool.File("new")).Select(File.ReadAllText),
        ];
        Assert.Contains("(a name)", texts[1], StringComparison.Ordinal);
        Assert.All(
            texts,
            static text =>
            {
                Assert.DoesNotContain("jdoe", text, StringComparison.Ordinal);
                Assert.DoesNotContain("Jane", text, StringComparison.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("eam", "no-such-key-")]
    [InlineData("backup", "/swagger/")]
    public async Task A_recording_has_a_credential_only_if_one_was_sent(string account, string path)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        await accounts.Tool.RunAsync("doctor", "--account", account, "--recordings", "new");

        string[] anonymous =
        [
            .. accounts
                .Emulator.Requests.Where(request => request.Path.Contains(path, StringComparison.Ordinal))
                .Where(static request =>
                    !request.Headers.ContainsKey("Authorization") && !request.Headers.ContainsKey("x-access-token")
                )
                .Select(static request => request.Method)
                .Distinct(),
        ];
        JsonNode[] mappings = Mappings(accounts);
        Assert.NotEmpty(anonymous);
        Assert.All(
            anonymous,
            method =>
                Assert.Contains(
                    mappings,
                    mapping =>
                        (string?)mapping["Request"]!["Methods"]![0] == method
                        && mapping["Request"]!["Headers"] is null
                        && ((string)mapping["Data"]!["note"]!).EndsWith(
                            "It was sent without a credential.",
                            StringComparison.Ordinal
                        )
                )
        );
        Assert.Contains(mappings, static mapping => mapping["Request"]!["Headers"] is not null);
    }

    [Fact]
    public async Task Recorded_logins_have_different_ids_and_a_patch_the_description_that_came_back()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        await accounts.Tool.RunAsync("doctor", "--account", "backup", "--throw-away-key", "--recordings", "new");

        JsonNode[] mappings = Mappings(accounts);
        int[] ids =
        [
            .. mappings.First(static mapping =>
                ((string)mapping["Request"]!["Path"]!).EndsWith("/users/logins", StringComparison.Ordinal)
                && mapping["Response"]!["BodyAsJson"]!["data"]!.AsArray().Count > 1
            )["Response"]!["BodyAsJson"]!["data"]!
                .AsArray()
                .Select(static login => (int)login!["id"]!),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        JsonNode patch = mappings.First(static mapping =>
            (string?)mapping["Request"]!["Methods"]![0] == "PATCH"
            && mapping["Request"]!.ToJsonString().Contains("description", StringComparison.Ordinal)
        );
        Assert.Equal(
            (string?)patch["Response"]!["BodyAsJson"]!["data"]!["description"],
            (string?)patch["Request"]!["Body"]!["Matcher"]!["Pattern"]![0]!["value"]
        );
        Assert.EndsWith(
            $"/logins/{patch["Response"]!["BodyAsJson"]!["data"]!["id"]}",
            (string)patch["Request"]!["Path"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_recorded_name_still_has_what_must_be_encoded_in_a_path()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        await accounts.Tool.RunAsync("doctor", "--account", "prod", "--throw-away-key", "--recordings", "new");

        Assert.Contains(
            Mappings(accounts),
            static mapping =>
                (string?)mapping["Request"]!["Methods"]![0] == "DELETE"
                && ((string)mapping["Request"]!["Path"]!).EndsWith("%20%25", StringComparison.Ordinal)
        );
    }

    private static JsonNode[] Mappings(Accounts accounts) =>
        [
            .. Directory
                .GetFiles(accounts.Tool.File("new"))
                .SelectMany(static file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
                .Select(static mapping => mapping!),
        ];
}
