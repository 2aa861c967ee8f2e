using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>A 408 comes from a server that gave up waiting, while the request may still be in progress.</summary>
public sealed class TimeoutRejectionTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_408_leaves_the_outcome_unknown(string service)
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
    public async Task A_create_with_a_408_is_looked_up_and_its_key_named(string service)
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
