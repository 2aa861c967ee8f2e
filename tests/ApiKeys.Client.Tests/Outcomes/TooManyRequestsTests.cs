using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// A 429 means that a request was rejected. It is retried, unless it came from a gateway and a second key could result.
/// </summary>
public sealed class TooManyRequestsTests
{
    private const string Page = "<html>slow down</html>";

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Services))]
    public async Task A_429_without_a_body_is_retried(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(429).On("POST").Path(bed.Path));

        bed.AssertSole(await bed.CreateAsync());

        Assert.Equal(2, bed.Arrived("POST"));
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO"), InlineData("Veeam")]
    public async Task A_429_with_an_HTML_page_is_retried_where_no_second_key_can_result(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(429, Page, "text/html").On("POST").Path(bed.Path));

        bed.AssertSole(await bed.CreateAsync());

        Assert.Equal(2, bed.Arrived("POST"));
    }

    [Promise(3)]
    [Fact]
    public async Task A_429_with_an_HTML_page_is_not_retried_where_a_second_key_could_result()
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync("Maximo");
        bed.Emulator.Faults.Add(Fault.Respond(429, Page, "text/html").On("POST").Path(bed.Path));
        bed.Emulator.Faults.Add(Fault.RespondAfterCommit(429, Page, "text/html").On("POST").Path(bed.Path));

        ApiKeyOperationFailedException turnedAway = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            bed.CreateAsync()
        );
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal((true, false), (turnedAway.IsTransient, unknown.IsTransient));
        Assert.Equal(Assert.Single(bed.Held("ci")).Id, unknown.KeyId);
        Assert.Equal((2, 2), (bed.Arrived("POST"), bed.Arrived("GET")));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_last_429_is_looked_up_like_any_other_rejection(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        bed.Emulator.Faults.Add(
            Fault
                .RespondAfterCommit(429, headers: new Dictionary<string, string> { ["Retry-After"] = "3600" })
                .On("POST")
                .Path(bed.Path)
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal((Assert.Single(bed.Held("ci")).Id, TimeSpan.FromHours(1)), (unknown.KeyId, unknown.RetryAfter));
    }

    [Fact]
    public async Task A_refresh_fails_after_a_429_without_a_body_and_is_unknown_after_one_with_a_page()
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync("Maximo");
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Fault.Respond(429).On("POST").Path("/token"));
        bed.Emulator.Faults.Add(Fault.Respond(429, Page, "text/html").On("POST").Path("/token"));

        Assert.True(
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => bed.Keys.RefreshAsync(id, The.Token))
            ).IsTransient
        );
        Assert.False(
            (
                await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.Keys.RefreshAsync(id, The.Token))
            ).IsTransient
        );
    }
}
