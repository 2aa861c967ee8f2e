using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>A page of a proxy in place of the service's response is not blamed on the account's credential.</summary>
public sealed class BlockPageTests
{
    private const string Page = "<html><head><title>ACME web filter &#27;[31m</title></head><body>x</body></html>";

    public static MatrixTheoryData<string, int> Pages =>
        new MatrixTheoryData<string, int>(RecoveryFixture.Services, [403, 407, 502]);

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_is_named_with_its_title_and_the_settings_to_check(string service, int status)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service, options => options.MaxRetries = 0);
        bed.Emulator.Faults.Add(Fault.Respond(status, Page, "text/html").Always());

        ApiKeyException failure = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.Keys.GetListAsync(The.Token));

        Assert.IsType<ApiKeyOperationFailedException>(failure);
        Assert.Equal(status == 407 ? ApiKeyFailureStep.Proxy : ApiKeyFailureStep.Service, failure.FailedStep);
        Assert.Contains(
            $"a page of HTML came with status {status}: 'ACME web filter [31m'.",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("HTTPS_PROXY, NO_PROXY", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("credential", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory, MemberData(nameof(RecoveryServices))]
    public async Task A_page_that_quotes_the_credential_is_shortened_and_masked(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string secrets = string.Join(" ", bed.Emulator.Services.SelectMany(each => each.Secrets));
        string title = $"{new string('a', 12)} {secrets} {string.Join(' ', Enumerable.Repeat("words", 50))}";
        bed.Emulator.Faults.Add(Fault.Respond(403, $"<title>{title}</title>", "text/html").Always());

        ApiKeyException failure = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.Keys.GetListAsync(The.Token));

        Assert.All(
            bed.Emulator.Services.SelectMany(each => each.Secrets),
            secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal)
        );
        Assert.Contains("…'.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            string.Join(' ', Enumerable.Repeat("words", 20)),
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(RecoveryServices))]
    public async Task A_page_with_a_success_status_names_the_proxy_too(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(200, Page, "text/html").Always());

        ApiKeyException failure = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.Keys.GetListAsync(The.Token));

        Assert.Contains(
            "it is a page, which a proxy or a gateway may have sent. Check the proxy settings",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>The service's own web server may respond to a wrong credential with a page.</summary>
    [Theory, MemberData(nameof(RecoveryServices))]
    public async Task A_page_with_status_401_is_about_the_credential_and_names_the_proxy(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(401, Page, "text/html").Always());

        ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            bed.Keys.GetListAsync(The.Token)
        );

        Assert.True(denied.IsCredentialRejected);
        Assert.Contains("ACME web filter", denied.Message, StringComparison.Ordinal);
        Assert.Contains("HTTPS_PROXY", denied.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(RecoveryServices))]
    public async Task A_diagnosis_behind_a_proxy_that_blocks_names_its_page(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(403, Page, "text/html").Always());

        // The emulator itself responds at its root, where the first check looks.
        AccountDiagnosis diagnosis = await bed.Keys.DiagnoseAsync(new DiagnosisOptions(), The.Token);

        Assert.DoesNotContain(
            diagnosis.Findings,
            static finding => finding.Verdict is DiagnosisVerdict.Learned or DiagnosisVerdict.NeedsOption
        );
        Assert.Equal(DiagnosisVerdict.Unknown, diagnosis.Findings[1].Verdict);
        Assert.Contains("ACME web filter", diagnosis.Findings[1].Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(
            diagnosis.Findings,
            static finding => finding.Evidence.Contains("credential was rejected", StringComparison.Ordinal)
        );
    }

    public static TheoryData<string> RecoveryServices => [.. RecoveryFixture.Services];
}
