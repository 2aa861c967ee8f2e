using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// If the name was free before, a key of that name after a rejection is a lost create, and is recovered like any other.
/// </summary>
public sealed class RecoveryRejectionTests
{
    public static TheoryData<string, string> Rejections => Rejection.AtEachService;

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Promise(1)]
    [Theory, MemberData(nameof(Rejections))]
    public async Task A_create_done_before_a_gateway_rejected_it_is_recovered(string service, string rejection)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Rejection.Named(rejection).AfterCommit(), isRetried: false);

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Rejections))]
    public async Task A_create_rejected_before_it_was_done_is_not_retried(string service, string rejection)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Rejection.Named(rejection).BeforeCommit());

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

        Assert.IsNotType<ApiKeyOutcomeUnknownException>(error);
        Assert.Equal((1, 0), (bed.Creates, bed.Held("ci").Count));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_conflict_on_a_name_that_was_free_is_recovered_as_a_lost_create(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.RespondAfterCommit(409, OutcomeBed.OwnWords(service, 409)), isRetried: false);

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_conflict_on_a_name_that_is_still_free_is_a_conflict(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Fault.Respond(409, OutcomeBed.OwnWords(service, 409)));

        await Assert.ThrowsAsync<ApiKeyConflictException>(() => bed.CreateAsync());

        Assert.Equal((1, 0), (bed.Creates, bed.Held("ci").Count));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_lookup_with_transient_failures_does_not_end_the_recovery(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(Rejection.Named("403 with a page").AfterCommit(), isRetried: false);
        bed.Emulator.Faults.Add(Fault.Respond(503).On("GET").Path(bed.KeysPath).Skip(1).Times(4));

        bed.AssertSole(await bed.CreateAsync());
    }
}
