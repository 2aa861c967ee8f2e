using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A diagnosis names each point in which a server of Veeam is otherwise, and the option for it.</summary>
public sealed class DiagnosisTests
{
    private static readonly Dictionary<string, (Action<VeeamVariants> Set, string Finding, string Option)> _servers =
        new()
        {
            ["repeated scopes"] = (
                static variants => variants.ScopesEncoding = VeeamScopesForm.Repeated,
                "veeam.scopes-encoding",
                "Protocol:ScopesEncoding=Repeated"
            ),
            ["filter refused"] = (
                static variants => variants.RejectsFilter = true,
                "veeam.filter",
                "Protocol:FilterLogins=false"
            ),
            ["version required"] = (
                static variants => variants.RequiresClientVersion = true,
                "veeam.client-version",
                "Protocol:ClientVersion=3.6.1"
            ),
        };

    public static TheoryData<string> Servers => [.. _servers.Keys];

    [Fact]
    public async Task A_server_as_documented_is_as_assumed()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        int before = account.Veeam.Logins.Count;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            [
                ("veeam.connection", DiagnosisVerdict.NotSeen),
                ("veeam.openapi", DiagnosisVerdict.NotSeen),
                ("veeam.token-form", DiagnosisVerdict.NotSeen),
            ],
            diagnosis
                .Findings.Where(found => found.Verdict != DiagnosisVerdict.AsAssumed)
                .Select(found => (found.Id, found.Verdict))
        );
        Assert.Equal(VeeamAssumptions.All.Select(known => known.Id), diagnosis.Findings.Select(found => found.Id));
        Assert.Empty(diagnosis.Options);
        Assert.Equal(before, account.Veeam.Logins.Count);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_deviation_is_named_with_its_option(string server)
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        int before = account.Veeam.Logins.Count;
        (Action<VeeamVariants> set, string id, string option) = _servers[server];
        set(account.Veeam.Variants);

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(DiagnosisVerdict.Learned, diagnosis.Findings.Single(found => found.Id == id).Verdict);
        Assert.Contains(option, diagnosis.Options.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(before, account.Veeam.Logins.Count);
    }

    [Fact]
    public async Task Short_pages_are_named_and_need_no_option()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        account.Veeam.Variants.MaxPageSize = 1;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Equal(
            (
                DiagnosisVerdict.Learned,
                $"The page has 1 of {account.Veeam.Logins.Count} logins; the SDK reads the next one."
            ),
            diagnosis
                .Findings.Where(found => found.Id == "veeam.page-size")
                .Select(found => (found.Verdict, found.Evidence))
                .Single()
        );
        Assert.Empty(diagnosis.Options);
    }

    [Fact]
    public async Task A_key_that_is_another_than_requested_is_checked_all_the_same_and_deleted()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        int before = account.Veeam.Logins.Count;
        account.Veeam.Variants.IssueIgnoresReadOnly = true;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Dictionary<string, DiagnosisFinding> findings = diagnosis.Findings.ToDictionary(found => found.Id);
        Assert.IsType<ApiKeyMismatchException>(findings["veeam.create"].Error);
        Assert.Equal(DiagnosisVerdict.AsAssumed, findings["veeam.disable"].Verdict);
        Assert.Equal(
            (DiagnosisVerdict.Unknown, "The response has status 404."),
            (findings["veeam.read-only-key"].Verdict, findings["veeam.read-only-key"].Evidence)
        );
        Assert.Equal(before, account.Veeam.Logins.Count);
    }

    [Fact]
    public async Task A_key_that_is_created_in_the_background_is_deleted_too()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        int before = account.Veeam.Logins.Count;
        account.Veeam.Variants.AsyncMode = VeeamAsyncMode.Always;
        (account.Veeam.Variants.AsyncPolls, account.Veeam.Variants.AsyncDuration) = (0, TimeSpan.Zero);

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            DiagnosisVerdict.AsAssumed,
            diagnosis.Findings.Single(found => found.Id == "veeam.create").Verdict
        );
        DiagnosisFinding sameRequest = diagnosis.Findings.Single(found => found.Id == "veeam.same-request");
        Assert.Equal(
            (DiagnosisVerdict.AsAssumed, "It created one key, with status 202. The throw-away key was deleted."),
            (sameRequest.Verdict, sameRequest.Evidence)
        );
        Assert.Equal(before, account.Veeam.Logins.Count);
    }

    [Fact]
    public async Task A_kind_of_login_that_is_not_the_configured_one_needs_an_option()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync(options =>
            options.Protocol.IdentityProvider = "XX"
        );

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        DiagnosisFinding finding = diagnosis.Findings.Single(found => found.Id == "veeam.login-kinds");
        Assert.Equal(
            (DiagnosisVerdict.NeedsOption, "AK"),
            (finding.Verdict, finding.Options["Protocol:IdentityProvider"])
        );
    }

    [Fact]
    public async Task The_name_of_a_site_s_own_identity_provider_is_not_evidence()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        account.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """{"data":[{"id":1,"identityProviderName":"AcmeCorp-Okta"},{"id":2,"identityProviderName":"AK"}]}"""
                )
                .On("GET")
                .Path($"users/{account.Veeam.AdministratorUid}/logins")
                .Always()
        );

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Equal(
            "The kinds of logins are AK, and 1 other.",
            diagnosis.Findings.Single(found => found.Id == "veeam.login-kinds").Evidence
        );
        Assert.All(
            diagnosis.Findings,
            finding => Assert.DoesNotContain("AcmeCorp", finding.Evidence, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task With_the_option_a_list_is_not_filtered()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync(options =>
            options.Protocol.FilterLogins = false
        );
        account.Veeam.Variants.RejectsFilter = true;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Equal(
            DiagnosisVerdict.AsAssumed,
            diagnosis.Findings.Single(found => found.Id == "veeam.filter").Verdict
        );
    }

    [Fact]
    public async Task The_installation_s_own_document_is_compared()
    {
        await using VeeamFixture account = await VeeamFixture.StartAsync();
        account.Veeam.Variants.OpenApi = """{"openapi":"3.0.1","paths":{"/api/v3/users/me":{"get":{}}}}""";

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.Connection);

        string evidence = diagnosis.Findings.Single(found => found.Id == "veeam.openapi").Evidence;
        Assert.Contains("GET users/logins", evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("GET users/me", evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(account.Emulator.Requests, request => request.Headers.ContainsKey("Authorization"));
    }

    private static Task<AccountDiagnosis> DiagnoseAsync(VeeamFixture account, DiagnosisLevel level) =>
        account.Keys.DiagnoseAsync(new DiagnosisOptions { Level = level }, The.Token);
}
