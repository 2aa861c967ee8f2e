using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Recovery;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>A 408 comes from whoever gave up waiting, while the request may still be under way.</summary>
public sealed class TimeoutRejectionTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_408_never_says_that_nothing_was_done(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Lose(Fault.Respond(408));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal((408, 1), (unknown.StatusCode, bed.Creates));
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO"), InlineData("Maximo")]
    public async Task A_create_is_looked_for_all_the_same(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Lose(Fault.RespondAfterCommit(408));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal(Assert.Single(bed.Held("ci")).Id, unknown.KeyId);
        Assert.Contains("A key of that name exists", unknown.Message, StringComparison.Ordinal);
    }
}
