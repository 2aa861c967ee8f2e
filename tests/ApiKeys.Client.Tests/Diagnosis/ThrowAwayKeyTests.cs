using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Diagnosis;

/// <summary>Throw-away keys are told of, and deleted whatever the server is like; and nobody is alarmed without need.</summary>
public sealed class ThrowAwayKeyTests
{
    private const string Page = "<html><head><title>Blocked</title></head></html>";

    private static readonly string[] _deleted = [ToldFindings.Announced, ToldFindings.Created, ToldFindings.Deleted];

    [Fact]
    public async Task Each_key_of_AIMMS_is_deleted_where_the_list_does_not_have_it()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Aimms.Variants.PageSize = 1;
        ToldFindings told = new();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account.Keys, told);

        Assert.Single(account.Emulator.Aimms.Keys);
        Assert.Equal(DiagnosisVerdict.Unknown, Finding(diagnosis, "aimms.paging").Verdict);
        foreach (string check in (string[])["aimms.create", "aimms.unusual-name", "aimms.expiry-time"])
        {
            Assert.Equal(_deleted, told.Of(check));
            Assert.EndsWith(
                "The throw-away key was deleted.",
                Finding(diagnosis, check).Evidence,
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Both_keys_of_Veeam_are_told_of_and_named_when_they_cannot_be_deleted()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        HashSet<long> before = [.. account.Veeam.Logins.Select(login => (long)login.Id)];
        account.Emulator.Faults.Add(Fault.Respond(500, "{}").On("DELETE").Always());
        ToldFindings told = new();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account.Keys, told);

        string[] left =
        [
            .. account
                .Veeam.Logins.Where(login => !before.Contains(login.Id))
                .Select(login => $"{account.Veeam.AdministratorUid}/{login.Id}"),
        ];
        Assert.Equal(2, left.Length);
        Assert.Equal(left.Order(StringComparer.Ordinal), told.Left.Order(StringComparer.Ordinal));
        Assert.Equal(
            [true, true],
            ((string[])["veeam.create", "veeam.same-request"]).Select(check => Finding(diagnosis, check).IsKeyLeft)
        );
    }

    [Fact]
    public async Task A_key_whose_response_was_lost_is_found_by_its_name_and_deleted()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync(options =>
            options.RecoverLostCreates = false
        );
        account.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Path("v1/apikeys").Skip(2).Always());
        ToldFindings told = new();

        await DiagnoseAsync(account.Keys, told);

        Assert.Single(account.Service.Keys);
        Assert.Equal(_deleted, told.Of("maximo.create"));
    }

    [Fact]
    public async Task After_a_cancellation_it_is_told_that_the_key_was_deleted()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        using CancellationTokenSource cancelled = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        account.Emulator.Faults.Add(Fault.Hang().On("PUT").Path("v1/apikeys/a-"));
        ToldFindings told = new();

        Task<AccountDiagnosis> running = account.Keys.DiagnoseAsync(
            new DiagnosisOptions { Level = DiagnosisLevel.ThrowAwayKey, Progress = told },
            cancelled.Token
        );
        await account.Emulator.Requests.WaitForAsync(IsUpdate, The.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Single(account.Service.Keys);
        Assert.Equal(_deleted, told.Of("maximo.create"));
    }

    [Fact]
    public async Task Without_ids_no_key_is_created()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Service.Variants.OmittedMembers = ["id"];
        ToldFindings told = new();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account.Keys, told);

        Assert.Equal(
            (DiagnosisVerdict.Unknown, "No key has id. Without id the SDK cannot work."),
            (Finding(diagnosis, "maximo.members").Verdict, Finding(diagnosis, "maximo.members").Evidence)
        );
        Assert.Single(account.Service.Keys);
        Assert.Empty(told.All);
        Assert.All(
            diagnosis.Findings,
            finding => Assert.DoesNotContain("Exception", finding.Evidence, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_credential_that_may_not_list_keys_creates_none_and_alarms_nobody()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        IssuedApiKey weak = await account.Keys.CreateAsync(
            "weak",
            AimmsScopes.Tasks,
            account.InNinetyDays,
            cancellationToken: The.Token
        );
        AimmsOptions options = new()
        {
            BaseAddress = account.Emulator.Aimms.BaseAddress,
            ApiKey = weak.Value.Reveal(),
            AllowInsecureLoopback = true,
        };
        AimmsApiKeyManager keys = new(options, new ApiKeyManagerSettings { TimeProvider = account.Emulator.Clock });
        ToldFindings told = new();

        AccountDiagnosis diagnosis = await DiagnoseAsync(keys, told);

        Assert.Single(account.Emulator.Requests, request => request.Method == "POST");
        Assert.Empty(told.All);
        Assert.Equal(
            "Not checked: the keys could not be listed, so no throw-away key was created.",
            Finding(diagnosis, "aimms.create").Evidence
        );
    }

    [Fact]
    public async Task Behind_a_page_of_a_proxy_no_key_is_created_and_nobody_alarmed()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Faults.Add(Fault.Respond(403, Page, "text/html").Always());
        ToldFindings told = new();

        await DiagnoseAsync(account.Keys, told);

        Assert.DoesNotContain(account.Emulator.Requests, request => request.Method != "GET");
        Assert.Empty(told.All);
    }

    [Fact]
    public async Task Where_no_route_is_known_nothing_but_reads_has_the_credential()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Service.Variants.Paths = Moved;
        ToldFindings told = new();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account.Keys, told);

        Assert.All(
            account.Emulator.Requests.Where(request => request.Headers.ContainsKey("x-access-token")),
            request => Assert.Equal("GET", request.Method)
        );
        Assert.Empty(told.All);
        Assert.Empty(diagnosis.Options);
        Assert.Equal(["Protocol:Paths:Create"], Finding(diagnosis, "maximo.route-create").Options.Keys);
    }

    [Fact]
    public async Task A_create_that_is_refused_is_told_of_as_not_created()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Aimms.Variants.MaxKeys = 1;
        ToldFindings told = new();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account.Keys, told);

        Assert.Equal([ToldFindings.Announced, ToldFindings.NotCreated], told.All);
        Assert.Equal(
            [DiagnosisVerdict.Unknown, DiagnosisVerdict.Unknown],
            ((string[])["aimms.unusual-name", "aimms.expiry-time"]).Select(check => Finding(diagnosis, check).Verdict)
        );
    }

    private static MaximoKeyPaths Moved =>
        new()
        {
            List = "v1/keys",
            Create = "v1/keys",
            Get = "v1/keys/{id}",
            Update = "v1/keys/{id}",
            Refresh = "v1/keys/{id}/token",
            Delete = "v1/keys/{id}",
        };

    private static bool IsUpdate(RecordedRequest request) =>
        request.Method == "PUT" && request.Headers.ContainsKey("x-access-token");

    private static DiagnosisFinding Finding(AccountDiagnosis diagnosis, string id) =>
        diagnosis.Findings.Single(found => found.Id == id);

    private static Task<AccountDiagnosis> DiagnoseAsync(ApiKeyManager keys, ToldFindings told) =>
        keys.DiagnoseAsync(new DiagnosisOptions { Level = DiagnosisLevel.ThrowAwayKey, Progress = told }, The.Token);
}
