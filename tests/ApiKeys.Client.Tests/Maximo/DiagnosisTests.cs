using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>A diagnosis names each point in which a server of Maximo is otherwise, and the option for it.</summary>
public sealed class DiagnosisTests
{
    private static readonly Dictionary<string, (Action<MaximoVariants> Set, string Finding, string Option)> _servers =
        new()
        {
            ["no version"] = (
                static variants => variants.Paths = PathsUnder("apikeys"),
                "maximo.route-list",
                "Protocol:Paths:List=GET apikeys"
            ),
            ["version 3"] = (
                static variants => variants.Paths = PathsUnder("v3/apikeys"),
                "maximo.route-delete",
                "Protocol:Paths:Delete=DELETE v3/apikeys/{id}"
            ),
            ["update by PATCH"] = (
                static variants => variants.UpdateMethod = "PATCH",
                "maximo.route-update",
                "Protocol:Paths:Update=PATCH v1/apikeys/{id}"
            ),
            ["refresh by PUT, else 405"] = (
                static variants => (variants.RefreshMethod, variants.WrongMethodStatus) = ("PUT", 405),
                "maximo.route-refresh",
                "Protocol:Paths:Refresh=PUT v1/apikeys/{id}/token"
            ),
            ["update of the whole key"] = (
                static variants => variants.UpdateBody = MaximoUpdateForm.Whole,
                "maximo.update-body",
                "Protocol:UpdateBody=Whole"
            ),
        };

    public static TheoryData<string> Servers => [.. _servers.Keys];

    [Fact]
    public async Task A_server_as_specified_is_as_assumed()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            [("maximo.connection", DiagnosisVerdict.NotSeen)],
            diagnosis
                .Findings.Where(found => found.Verdict != DiagnosisVerdict.AsAssumed)
                .Select(found => (found.Id, found.Verdict))
        );
        Assert.Equal(MaximoAssumptions.All.Select(known => known.Id), diagnosis.Findings.Select(found => found.Id));
        Assert.Empty(diagnosis.Options);
        Assert.Equal(0, ThrowAwayKeys(account));
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_deviation_is_named_with_its_option(string server)
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        (Action<MaximoVariants> set, string id, string option) = _servers[server];
        set(account.Service.Variants);

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        DiagnosisFinding finding = diagnosis.Findings.Single(found => found.Id == id);
        Assert.Equal(DiagnosisVerdict.Learned, finding.Verdict);
        Assert.Contains(option, diagnosis.Options.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal(0, ThrowAwayKeys(account));
    }

    [Fact]
    public async Task A_route_that_is_nowhere_needs_an_option()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Service.Variants.Paths.Refresh = "v2/apikeys/{id}/renewal";

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.Connection);

        DiagnosisFinding finding = diagnosis.Findings.Single(found => found.Id == "maximo.route-refresh");
        Assert.Equal(DiagnosisVerdict.NeedsOption, finding.Verdict);
        Assert.Equal(["Protocol:Paths:Refresh"], finding.Options.Keys);
    }

    [Fact]
    public async Task Without_a_credential_nothing_is_authenticated()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.Connection);

        Assert.Equal(0, account.Service.SignIns);
        Assert.All(account.Emulator.Requests, request => Assert.DoesNotContain("x-access-token", request.Headers.Keys));
        Assert.Equal(8, diagnosis.Findings.Count);
    }

    [Fact]
    public async Task A_diagnosis_that_reads_changes_nothing()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();

        await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Single(account.Service.Keys);
        Assert.All(
            account.Emulator.Requests.Where(request => request.Headers.ContainsKey("x-access-token")),
            request => Assert.Equal("GET", request.Method)
        );
    }

    [Fact]
    public async Task One_failed_authentication_is_the_last()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync(options => options.ApiKeyToken = "wrong");

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Single(
            account.Emulator.Requests,
            request => request.Path.EndsWith("/v1/authenticate", StringComparison.Ordinal)
        );
        Assert.Equal(MaximoAssumptions.All.Length, diagnosis.Findings.Count);
        Assert.NotNull(diagnosis.Findings[8].Error);
        Assert.All(
            diagnosis.Findings.Skip(9),
            finding =>
                Assert.Equal(
                    (DiagnosisVerdict.Unknown, "Not checked: see maximo.paging."),
                    (finding.Verdict, finding.Evidence)
                )
        );
    }

    [Fact]
    public async Task A_token_that_does_not_say_how_long_it_lives_shows_nothing()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Service.Variants.JwtOmitsExpiry = true;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Equal(
            DiagnosisVerdict.NotSeen,
            diagnosis.Findings.Single(found => found.Id == "maximo.token-lifetime").Verdict
        );
    }

    [Fact]
    public async Task With_the_option_a_route_is_as_configured()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync(options =>
            options.Protocol.Paths.Update = "PATCH v1/apikeys/{id}"
        );
        account.Service.Variants.UpdateMethod = "PATCH";

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.Connection);

        Assert.Equal(
            "As configured: PATCH v1/apikeys/{id} exists.",
            diagnosis.Findings.Single(found => found.Id == "maximo.route-update").Evidence
        );
    }

    [Fact]
    public async Task An_error_about_the_key_says_that_the_key_was_deleted()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Service.Variants.RefreshOmitsToken = true;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        DiagnosisFinding refresh = diagnosis.Findings.Single(found => found.Id == "maximo.refresh");
        Assert.NotNull(refresh.Error);
        Assert.EndsWith("The throw-away key was deleted.", refresh.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_throw_away_key_is_told_before_it_is_used_and_deleted_after_a_cancellation()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        using CancellationTokenSource cancelled = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        List<string> told = [];
        Told progress = new(finding =>
        {
            if (finding.KeyId is { } key)
            {
                told.Add(key);
            }

            if (finding.Id == "maximo.update-body")
            {
                cancelled.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            account.Keys.DiagnoseAsync(
                new DiagnosisOptions { Level = DiagnosisLevel.ThrowAwayKey, Progress = progress },
                cancelled.Token
            )
        );

        Assert.StartsWith("apikeys-doctor-", told[0], StringComparison.Ordinal);
        Assert.StartsWith("a-", told[1], StringComparison.Ordinal);
        Assert.Equal(0, ThrowAwayKeys(account));
    }

    [Fact]
    public async Task A_throw_away_key_that_cannot_be_deleted_is_told_again()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Emulator.Faults.Add(Fault.Respond(500, "{}").On("DELETE").Path("v1/apikeys").Always());

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        DiagnosisFinding finding = diagnosis.Findings.Single(found => found.Id == "maximo.create");
        Assert.Equal(DiagnosisVerdict.Unknown, finding.Verdict);
        Assert.Contains(finding.KeyId!, account.Service.Keys.Select(key => key.Id));
        Assert.Contains(finding.KeyId!, finding.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_of_the_application_cannot_be_diagnosed() =>
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            new MaximoMock().DiagnoseAsync(cancellationToken: The.Token)
        );

    private static int ThrowAwayKeys(MaximoFixture account) =>
        account.Service.Keys.Count(key =>
            key.Description?.StartsWith("apikeys-doctor", StringComparison.Ordinal) == true
        );

    private static Task<AccountDiagnosis> DiagnoseAsync(MaximoFixture account, DiagnosisLevel level) =>
        account.Keys.DiagnoseAsync(new DiagnosisOptions { Level = level }, The.Token);

    private static MaximoKeyPaths PathsUnder(string keys) =>
        new()
        {
            List = keys,
            Create = keys,
            Get = keys + "/{id}",
            Update = keys + "/{id}",
            Refresh = keys + "/{id}/token",
            Delete = keys + "/{id}",
        };

    private sealed class MaximoMock : MaximoApiKeyManager;

    private sealed class Told(Action<DiagnosisFinding> tell) : IProgress<DiagnosisFinding>
    {
        public void Report(DiagnosisFinding value) => tell(value);
    }
}
