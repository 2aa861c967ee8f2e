using System.Text;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Commands;

public class AuditTests
{
    [Fact]
    public async Task Audit_at_AIMMS_finds_expired_expiring_and_administering_keys()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await CreateLongAgoAsync(accounts, "old");
        await accounts.CreateAtAimmsAsync("soon", days: 10);
        await accounts.CreateAtAimmsAsync("fine");

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "prod", "--output", "json");

        Assert.Equal(["administers administrator", "expired old", "expiring soon"], Findings(result));
        Assert.Equal(3, result.ExitCode);
        Assert.Equal("Findings: 3; accepted: 0; accounts asked: 1 of 1.\n", result.Error);
    }

    [Fact]
    public async Task Audit_at_AIMMS_lets_the_named_own_key_manage_keys_and_reports_its_expiry_as_that_of_the_credential()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        ToolResult own = await accounts.Tool.RunAsync(
            "create",
            "own",
            "--account",
            "prod",
            "--scope",
            "APIKey",
            "--expires",
            "10d",
            "--reveal",
            "--output",
            "json"
        );
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = (string)own.Json["value"]!;
        accounts.Tool.Environment["ApiKeys__prod__CredentialKeyId"] = "own";

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "prod", "--output", "json");

        Assert.Equal(["credentialExpires own", "administers administrator"], Findings(result));
    }

    [Fact]
    public async Task Audit_at_Maximo_lets_the_accounts_own_key_manage_keys_and_no_more()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtMaximoAsync("sync");
        await accounts.CreateAtMaximoAsync("weekly", "P1W");
        IssuedApiKey off = await accounts.CreateAtMaximoAsync("off");
        Assert.Equal(0, (await accounts.Tool.RunAsync("disable", off.Key.Id, "--account", "eam")).ExitCode);

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "eam", "--output", "json");

        Assert.Equal(
            ["neverExpires administrator", "administers administrator", "expiring weekly", "disabled off"],
            Findings(result)
        );
        Assert.Equal("""["systemAdmin"]""", result.Json[1]!["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task Audit_at_Veeam_finds_unknown_scopes_and_keys_that_never_expire()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtVeeamAsync("copies");
        accounts.Emulator.Veeam.Logins[^1].Scopes = ["rest", "replication"];

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "backup", "--output", "json");

        Assert.Equal(
            ["neverExpires administrator", "administers administrator", "neverExpires copies", "unknownScope copies"],
            Findings(result)
        );
        Assert.Equal("""["replication"]""", result.Json[3]!["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task Audit_of_many_accounts_authenticates_once_at_each()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure([
            .. Enumerable
                .Range(0, 30)
                .Select(number => $"account-{number}")
                .Select(
                    (name, at) =>
                        (at % 3) switch
                        {
                            0 => accounts.Emulator.Aimms.ToConfiguration(name),
                            1 => accounts.Emulator.Maximo.ToConfiguration(name),
                            _ => accounts.Emulator.Veeam.ToPasswordConfiguration(
                                name,
                                accounts.Emulator.Veeam.AddUser(name, $"password of {name}")
                            ),
                        }
                ),
        ]);

        ToolResult result = await accounts.Tool.RunAsync("audit", "--output", "json");

        Assert.EndsWith("accounts asked: 30 of 30.\n", result.Error, StringComparison.Ordinal);
        Assert.Equal((10, 10), (accounts.Emulator.Maximo.SignIns, accounts.Emulator.Veeam.SignInsBy("password")));
    }

    [Fact]
    public async Task A_finding_in_json_is_the_documented_object()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        IssuedApiKey issued = await accounts.CreateAtAimmsAsync("soon", days: 10);

        ToolResult result = await accounts.Tool.RunAsync(
            "audit",
            "--account",
            "prod",
            "--ignore",
            "administers",
            "--output",
            "json"
        );

        Assert.Equal(
            $$"""[{"account":"prod","service":"Aimms","kind":"expiring","id":"soon","name":"soon","detail":"{{result.Json[0]!["detail"]}}","scopes":[],"expiresAt":"{{issued.Key.Expiry.Instant:yyyy-MM-dd}}T00:00:00Z"}]"""
                + "\n",
            result.Output
        );
        Assert.Contains(
            $"({issued.Key.Expiry.Instant:yyyy-MM-dd})",
            (string?)result.Json[0]!["detail"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("nightly ")]
    [InlineData("night\u200bly")]
    [InlineData("Nightly")]
    [InlineData("nightly\u202e")]
    [InlineData("\uff4eightly")]
    public async Task Audit_finds_names_that_differ_but_look_alike(string other)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("nightly");
        await accounts.CreateAtAimmsAsync("weekly");
        Assert.Equal(
            0,
            (
                await accounts.Tool.RunAsync(
                    "create",
                    other,
                    "--account",
                    "prod",
                    "--scope",
                    "Tasks",
                    "--expires",
                    "90d",
                    "--reveal",
                    "--allow-unusual-name"
                )
            ).ExitCode
        );

        ToolResult result = await accounts.Tool.RunAsync(
            "audit",
            "--account",
            "prod",
            "--ignore",
            "administers",
            "--output",
            "json"
        );
        ToolResult ignored = await accounts.Tool.RunAsync(
            "audit",
            "--account",
            "prod",
            "--ignore",
            "administers",
            "--ignore",
            "lookalikeName"
        );

        Assert.Equal((3, 0), (result.ExitCode, ignored.ExitCode));
        Assert.Equal(["lookalikeName nightly", $"lookalikeName {other}"], Findings(result));
    }

    [Fact]
    public async Task Two_keys_with_the_same_name_are_no_lookalikes()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtMaximoAsync("sync");
        await accounts.CreateAtMaximoAsync("sync");

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "eam", "--output", "json");

        Assert.DoesNotContain(
            Findings(result),
            finding => finding.StartsWith("lookalikeName", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Within_sets_how_near_an_expiry_must_be_to_be_a_finding()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("soon", days: 10);

        ToolResult near = await accounts.Tool.RunAsync(
            "audit",
            "--account",
            "prod",
            "--within",
            "5d",
            "--ignore",
            "administers"
        );
        ToolResult far = await accounts.Tool.RunAsync(
            "audit",
            "--account",
            "prod",
            "--within",
            "11d",
            "--ignore",
            "administers"
        );

        Assert.Equal((0, ""), (near.ExitCode, near.Output));
        Assert.Equal((3, 2), (far.ExitCode, far.Lines.Count));
    }

    [Fact]
    public async Task Audit_finds_scopes_outside_AllowedScopes_in_any_spelling()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtAimmsAsync("fine");
        accounts.Tool.Environment["ApiKeys__prod__AllowedScopes__0"] = "task";

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "prod", "--output", "json");

        Assert.Contains("outsideAllowedScopes fine", Findings(result));
        Assert.Equal("""["Session"]""", Finding(result, "outsideAllowedScopes", "fine")["scopes"]!.ToJsonString());
    }

    [Fact]
    public async Task An_expiring_credential_of_the_account_is_reported_once()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        ToolResult own = await accounts.Tool.RunAsync(
            "create",
            "own",
            "--account",
            "eam",
            "--scope",
            "apikeyAdmin",
            "--allow-api-key-admin",
            "--refresh-every",
            "P5D",
            "--reveal",
            "--output",
            "json"
        );
        accounts.Tool.Environment["ApiKeys__eam__ApiKeyId"] = (string)own.Json["id"]!;
        accounts.Tool.Environment["ApiKeys__eam__ApiKeyToken"] = (string)own.Json["value"]!;

        ToolResult result = await accounts.Tool.RunAsync(
            "audit",
            "--account",
            "eam",
            "--output",
            "json",
            "--ignore",
            "neverExpires"
        );

        Assert.Equal(["credentialExpires own", "administers administrator"], Findings(result));
    }

    [Fact]
    public async Task A_rejected_credential_is_a_finding_that_cannot_be_left_out()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__ApiKey"] = "wrong";

        ToolResult result = await accounts.Tool.RunAsync("audit", "--account", "prod", "--output", "json");
        await File.WriteAllTextAsync(accounts.Tool.File("accepted.json"), result.Output, The.Token);
        ToolResult accepted = await accounts.Tool.RunAsync("audit", "--account", "prod", "--accept", "accepted.json");
        ToolResult ignored = await accounts.Tool.RunAsync("audit", "--ignore", "credential");

        Assert.Equal(["credential "], Findings(result));
        Assert.Equal((3, 3, 2), (result.ExitCode, accepted.ExitCode, ignored.ExitCode));
    }

    [Fact]
    public async Task An_accepted_finding_is_left_out_until_it_changes()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await accounts.CreateAtVeeamAsync("copies");
        ToolResult first = await accounts.Tool.RunAsync("audit", "--output", "json");
        await File.WriteAllTextAsync(accounts.Tool.File("accepted.json"), first.Output, The.Token);

        ToolResult same = await accounts.Tool.RunAsync("audit", "--accept", "accepted.json", "--output", "json");
        accounts.Emulator.Veeam.Logins[^1].Scopes = ["rest", "ui"];
        await accounts.CreateAtVeeamAsync("new");
        ToolResult changed = await accounts.Tool.RunAsync("audit", "--accept", "accepted.json", "--output", "json");

        Assert.Equal((3, 0, 3), (first.ExitCode, same.ExitCode, changed.ExitCode));
        Assert.Equal($"Findings: 0; accepted: {first.Json.AsArray().Count}; accounts asked: 3 of 3.\n", same.Error);
        Assert.Equal(["administers copies", "neverExpires new"], Findings(changed));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public async Task Accept_reads_every_encoding_that_a_shell_writes(string encoding, bool hasMark)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        ToolResult first = await accounts.Tool.RunAsync("audit", "--output", "json");
        Encoding written = Encoding.GetEncoding(encoding);
        await File.WriteAllBytesAsync(
            accounts.Tool.File("accepted.json"),
            [
                .. hasMark ? written.GetPreamble() : [],
                .. written.GetBytes(first.Output.Replace("\n", "\r\n", StringComparison.Ordinal)),
            ],
            The.Token
        );

        ToolResult same = await accounts.Tool.RunAsync("audit", "--accept", "accepted.json");

        Assert.Equal((3, 0), (first.ExitCode, same.ExitCode));
    }

    [Fact]
    public async Task Accept_rejects_another_encoding_with_the_reason()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await File.WriteAllBytesAsync(accounts.Tool.File("accepted.json"), [.. "[\""u8, 0xFC, .. "\"]"u8], The.Token);

        ToolResult result = await accounts.Tool.RunAsync("audit", "--accept", "accepted.json");

        Assert.Equal(
            (2, "error: 'accepted.json' cannot be read: It is neither UTF-8, nor UTF-16 with a byte order mark.\n"),
            (result.ExitCode, result.Error)
        );
    }

    [Fact]
    public async Task Ignore_leaves_out_a_kind_at_one_account()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "audit",
            "--ignore",
            "backup:neverexpires",
            "--ignore",
            "administers",
            "--output",
            "json"
        );

        Assert.Equal(["neverExpires administrator"], Findings(result));
        Assert.Equal("eam", (string?)result.Json[0]!["account"]);
    }

    [Fact]
    public async Task A_failing_account_decides_the_exit_code_and_hides_no_findings()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__RetryDelay"] = "00:00:00";
        accounts.Tool.Environment["ApiKeys__other__Service"] = "Amis";
        accounts.Emulator.Faults.Add(Fault.Respond(500, "{}").Path("/aimms/").Always());

        ToolResult result = await accounts.Tool.RunAsync("audit", "--output", "json");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["backup", "backup", "eam", "eam"],
            result.Json.AsArray().Select(finding => (string?)finding!["account"])
        );
        Assert.Contains("'prod'", result.Error, StringComparison.Ordinal);
        Assert.Contains("'Amis'", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("accounts asked: 2 of 4.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--ignore", "expires")]
    [InlineData("--ignore", "prod:")]
    [InlineData("--within", "soon")]
    [InlineData("--accept", "none.json")]
    [InlineData("--accept", "text.json")]
    [InlineData("--accept", "other.json")]
    public async Task Audit_with_invalid_options_is_refused_without_a_request(params string[] options)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await File.WriteAllTextAsync(accounts.Tool.File("text.json"), "text", The.Token);
        await File.WriteAllTextAsync(accounts.Tool.File("other.json"), """{ "ApiKeys": {} }""", The.Token);

        ToolResult result = await accounts.Tool.RunAsync(["audit", .. options]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(options[1], result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    private static async Task CreateLongAgoAsync(Accounts accounts, string name)
    {
        DateTimeOffset now = accounts.Emulator.Clock.GetUtcNow();
        accounts.Emulator.Clock.SetUtcNow(now.AddDays(-200));
        await accounts.CreateAtAimmsAsync(name);
        accounts.Emulator.Clock.SetUtcNow(now);
    }

    private static IEnumerable<string> Findings(ToolResult result) =>
        result.Json.AsArray().Select(finding => $"{finding!["kind"]} {finding["name"]}");

    private static JsonNode Finding(ToolResult result, string kind, string name) =>
        result.Json.AsArray().Single(finding => (string?)finding!["kind"] == kind && (string?)finding["name"] == name)!;
}
