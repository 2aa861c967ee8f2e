using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Connections;

/// <summary>
/// Errors of the service, timeouts, cancellations by the caller and errors of the application are distinguished.
/// </summary>
public sealed class ServiceStepTests
{
    public static MatrixTheoryData<string, int> Errors => new(RecoveryFixture.Services, [400, 403, 500]);

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Errors))]
    public async Task An_error_response_fails_at_the_service(string service, int status)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(status).On("GET").Path(bed.KeysPath).Always());

        Assert.Equal(ApiKeyFailureStep.Service, (await FailAsync(bed)).FailedStep);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_rejected_credential_fails_at_authentication(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(401).Always());

        Assert.Equal(ApiKeyFailureStep.Authentication, (await FailAsync(bed)).FailedStep);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_credential_that_cannot_be_read_fails_at_authentication(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            services: services => services.AddApiKeyClient().UseCredentialSource(AccountOf(service), _ => new Failing())
        );

        Assert.Equal(ApiKeyFailureStep.Authentication, (await FailAsync(bed)).FailedStep);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task An_attempt_timeout_fails_at_the_timeout_step(string service)
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            static options => options.MaxRetries = 0,
            clock: clock
        );
        bed.Emulator.Faults.Add(Fault.Hang().On("GET").Path(bed.KeysPath));

        Task<ApiKeyException> failing = FailAsync(bed);
        await clock.WaitForTimerAsync(static length => length == TimeSpan.FromSeconds(10));
        await bed.Emulator.Requests.WaitForAsync(
            request => request.Path.Contains(bed.KeysPath, StringComparison.Ordinal),
            The.Token
        );
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(ApiKeyFailureStep.Timeout, (await failing).FailedStep);
    }

    [Fact]
    public async Task A_cancelled_call_fails_at_the_caller()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            "AIMMS",
            static options => options.RecoverLostCreates = false
        );
        using CancellationTokenSource cancelled = new();
        bed.Lose(Fault.HangAfterCommit());

        Task<IssuedApiKey> create = bed.CreateAsync(token: cancelled.Token);
        await bed.Emulator.Requests.WaitForAsync(request => bed.IsCreate(request) && request.Committed, The.Token);
        await cancelled.CancelAsync();

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.Equal(ApiKeyFailureStep.Caller, error.FailedStep);
        Assert.IsType<OperationCanceledException>(error.InnerException, exactMatch: false);
    }

    private static Task<ApiKeyException> FailAsync(RecoveryFixture bed) =>
        Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.Keys.GetListAsync(The.Token));

    private static string AccountOf(string service) =>
        service switch
        {
            "Maximo" => "eam",
            "Veeam" => "backup",
            _ => "prod",
        };

    private sealed class Failing : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("no vault");
    }
}
