using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>A diagnosis names each point in which a server of AIMMS is otherwise, and the option for it.</summary>
public sealed class DiagnosisTests
{
    private static readonly Dictionary<string, (Action<AimmsVariants> Set, string Finding, string Option)> _servers =
        new()
        {
            ["other spellings of scopes"] = (
                static variants => variants.ScopeSpelling = AimmsScopeSpelling.Alternative,
                "aimms.scope-spelling",
                "Protocol:ScopeSpellings:Tasks=Task"
            ),
            ["camelCase"] = (
                static variants => variants.UserManagerNaming = AimmsMemberNaming.CamelCase,
                "aimms.member-names",
                "Protocol:FieldNaming=CamelCase"
            ),
            ["dates to the minute"] = (
                static variants => variants.RequestDateShape = AimmsDateShape.MinutesWithoutZone,
                "aimms.create-date-form",
                "Protocol:DateFormat=yyyy-MM-dd'T'HH:mm"
            ),
            ["dates to the second"] = (
                static variants => variants.RequestDateShape = AimmsDateShape.SecondsWithZ,
                "aimms.create-date-form",
                "Protocol:DateFormat=yyyy-MM-dd'T'HH:mm:ss'Z'"
            ),
        };

    public static TheoryData<string> Servers => [.. _servers.Keys];

    [Fact]
    public async Task A_server_as_documented_is_as_assumed()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            [("aimms.connection", DiagnosisVerdict.NotSeen), ("aimms.openapi", DiagnosisVerdict.NotSeen)],
            Deviations(diagnosis)
        );
        Assert.Equal(AimmsAssumptions.All.Select(known => known.Id), diagnosis.Findings.Select(found => found.Id));
        Assert.Empty(diagnosis.Options);
        Assert.Single(account.Emulator.Aimms.Keys);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_deviation_is_named_with_its_option_which_spares_the_learning(string server)
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        (Action<AimmsVariants> set, string id, string option) = _servers[server];
        set(account.Emulator.Aimms.Variants);

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(DiagnosisVerdict.Learned, diagnosis.Findings.Single(found => found.Id == id).Verdict);
        Assert.Contains(option, diagnosis.Options.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Single(account.Emulator.Aimms.Keys);
    }

    [Fact]
    public async Task The_list_alone_decides_no_form_of_a_create()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Aimms.Variants.DateShape = AimmsDateShape.SevenDigitsWithOffset;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        DiagnosisFinding dates = diagnosis.Findings.Single(found => found.Id == "aimms.date-form");
        Assert.Equal(DiagnosisVerdict.AsAssumed, dates.Verdict);
        Assert.Contains("0000-00-00T00:00:00.0000000+00:00", dates.Evidence, StringComparison.Ordinal);
        Assert.Empty(diagnosis.Options);
    }

    [Fact]
    public async Task A_list_in_an_object_with_scopes_as_objects_is_read_and_named()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        (account.Emulator.Aimms.Variants.ListShape, account.Emulator.Aimms.Variants.ScopeShape) = (
            AimmsListShape.Wrapped,
            AimmsScopeShape.ObjectsEverywhere
        );

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            [
                ("aimms.connection", DiagnosisVerdict.NotSeen),
                ("aimms.list-shape", DiagnosisVerdict.Learned),
                ("aimms.openapi", DiagnosisVerdict.NotSeen),
            ],
            Deviations(diagnosis)
        );
    }

    [Fact]
    public async Task The_service_s_own_document_is_compared()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        string document = await File.ReadAllTextAsync(
            Path.Combine(Metadata.RepositoryRoot, "openapi", "aimms-user-manager.yaml"),
            The.Token
        );
        account.Emulator.Aimms.Variants.OpenApi = document;
        AccountDiagnosis same = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);
        account.Emulator.Aimms.Variants.OpenApi = document.Replace(
            "expiration_date:",
            "expires:",
            StringComparison.Ordinal
        );
        AccountDiagnosis other = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Equal(
            "The document has each operation and member that the SDK uses.",
            same.Findings.Single(found => found.Id == "aimms.openapi").Evidence
        );
        Assert.Equal(
            "The document does not have: expiration_date.",
            other.Findings.Single(found => found.Id == "aimms.openapi").Evidence
        );
    }

    [Fact]
    public async Task One_failed_authentication_is_the_last()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync(options =>
            options.ApiKey = "wrong-credential"
        );

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Single(account.Emulator.Requests, request => request.Headers.ContainsKey("apikey"));
        Assert.Equal(AimmsAssumptions.All.Length, diagnosis.Findings.Count);
        Assert.All(diagnosis.Findings.Skip(1), finding => Assert.Equal(DiagnosisVerdict.Unknown, finding.Verdict));
    }

    [Fact]
    public async Task Without_a_connection_nothing_is_tried_twice()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync(options =>
            (options.BaseAddress, options.MaxRetries) = (new Uri("http://127.0.0.1:9/"), 0)
        );

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(AimmsAssumptions.All.Length, diagnosis.Findings.Count);
        Assert.NotNull(diagnosis.Findings[0].Error);
        Assert.Null(diagnosis.Findings[1].Error);
    }

    [Fact]
    public async Task Where_there_is_one_key_pages_and_limits_are_not_seen()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.Equal(
            ["aimms.connection", "aimms.paging", "aimms.limit", "aimms.openapi"],
            Deviations(diagnosis).Where(found => found.Verdict == DiagnosisVerdict.NotSeen).Select(found => found.Id)
        );
    }

    [Fact]
    public async Task A_time_of_day_is_sent_in_the_form_that_the_server_accepts()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Aimms.Variants.RequestDateShape = AimmsDateShape.MinutesWithoutZone;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            DiagnosisVerdict.AsAssumed,
            diagnosis.Findings.Single(found => found.Id == "aimms.expiry-time").Verdict
        );
    }

    [Fact]
    public async Task With_the_option_it_is_as_configured()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync(options =>
            options.Protocol.DateFormat = "yyyy-MM-dd'T'HH:mm"
        );
        account.Emulator.Aimms.Variants.RequestDateShape = AimmsDateShape.MinutesWithoutZone;

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ThrowAwayKey);

        Assert.Equal(
            "As configured: the create was accepted with the date format that is set.",
            diagnosis.Findings.Single(found => found.Id == "aimms.create-date-form").Evidence
        );
    }

    [Fact]
    public async Task The_failure_comes_before_what_is_not_checked_because_of_it()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync(options =>
            options.ApiKey = "wrong-credential"
        );

        AccountDiagnosis diagnosis = await DiagnoseAsync(account, DiagnosisLevel.ReadOnly);

        Assert.NotNull(diagnosis.Findings[1].Error);
        Assert.All(
            diagnosis.Findings.Skip(2),
            finding => Assert.Equal("Not checked: see aimms.credential-header.", finding.Evidence)
        );
    }

    private static IEnumerable<(string Id, DiagnosisVerdict Verdict)> Deviations(AccountDiagnosis diagnosis) =>
        diagnosis
            .Findings.Where(found => found.Verdict != DiagnosisVerdict.AsAssumed)
            .Select(found => (found.Id, found.Verdict));

    private static Task<AccountDiagnosis> DiagnoseAsync(AimmsFixture account, DiagnosisLevel level) =>
        account.Keys.DiagnoseAsync(new DiagnosisOptions { Level = level }, The.Token);
}
