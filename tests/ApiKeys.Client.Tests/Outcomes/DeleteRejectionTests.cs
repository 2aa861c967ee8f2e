using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>A delete with a rejection that may not be from the service has succeeded when the key is gone.</summary>
public sealed class DeleteRejectionTests
{
    public static TheoryData<string, string> Rejections => Rejection.AtEachService;

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Theory, MemberData(nameof(Rejections))]
    public async Task A_rejected_delete_succeeds_when_the_key_is_gone(string service, string rejection)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Rejection.Named(rejection).AfterCommit().On("DELETE"));

        await bed.Keys.DeleteAsync(id, The.Token);

        Assert.Empty(bed.Held("ci"));
        Assert.Equal(1, bed.Arrived("DELETE"));
    }

    [Theory, MemberData(nameof(Rejections))]
    public async Task A_rejected_delete_reports_that_the_key_still_exists(string service, string rejection)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        Rejection rejected = Rejection.Named(rejection);
        bed.Emulator.Faults.Add(rejected.BeforeCommit().On("DELETE"));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.Keys.DeleteAsync(id, The.Token));

        Assert.Equal(
            rejected.Status switch
            {
                403 when !rejected.IsPage => typeof(ApiKeyAccessDeniedException),
                409 => typeof(ApiKeyConflictException),
                _ => typeof(ApiKeyOperationFailedException),
            },
            error.GetType()
        );
        Assert.Equal((rejected.Status, id), (error.StatusCode, error.KeyId));
        Assert.Contains(
            rejected.Status == 404 ? "has the key, but does not find it at this path" : "The key is still there.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Single(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_delete_whose_lookup_fails_has_an_unknown_outcome(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        int readsBefore = service == "Veeam" ? 1 : 0;
        foreach (Rejection look in new[] { Rejection.Named("403 with a page"), Rejection.Named("404 with a page") })
        {
            bed.Emulator.Faults.Clear();
            bed.Emulator.Faults.Add(look.AfterCommit().On("DELETE"));
            bed.Emulator.Faults.Add(look.BeforeCommit().On("GET").Path(bed.KeysPath).Skip(readsBefore).Times(2));

            ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                bed.Keys.DeleteAsync(id, The.Token)
            );

            Assert.Equal((look.Status, id), (unknown.StatusCode, unknown.KeyId));
            bed.Emulator.Faults.Clear();
            id = (await bed.CreateAsync()).Key.Id;
        }
    }

    [Theory]
    [InlineData("Maximo"), InlineData("Veeam")]
    public async Task A_rejection_from_the_service_itself_needs_no_lookup(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Fault.Respond(403, OutcomeBed.OwnWords(service, 403)).On("DELETE"));
        int reads = bed.Arrived("GET");

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => bed.Keys.DeleteAsync(id, The.Token));

        Assert.Equal(service == "Veeam" ? 1 : 0, bed.Arrived("GET") - reads);
    }

    [Fact]
    public async Task At_AIMMS_a_404_for_a_missing_key_is_not_found_after_one_lookup()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        ApiKeyNotFoundException missing = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            aimms.Keys.DeleteAsync("none", The.Token)
        );

        Assert.Contains("The account has no key with that id.", missing.Message, StringComparison.Ordinal);
        Assert.Equal((1, 1), (aimms.Arrived("DELETE"), aimms.Arrived("GET")));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Cancelling_during_the_lookup_leaves_the_outcome_unknown(string service)
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Rejection.Named("403 with a page").AfterCommit().On("DELETE"));
        bed.Emulator.Faults.Add(Fault.Hang().On("GET").Path(bed.KeysPath).Skip(service == "Veeam" ? 1 : 0).Always());

        Task deletion = bed.Keys.DeleteAsync(id, caller.Token);
        RecordedRequest rejected = await bed.Emulator.Requests.WaitForAsync(
            static request => request.Method == "DELETE",
            The.Token
        );
        await bed.Emulator.Requests.WaitForAsync(
            request => request.Method == "GET" && request.Sequence > rejected.Sequence,
            The.Token
        );
        await caller.CancelAsync();

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => deletion);
        Assert.IsAssignableFrom<OperationCanceledException>(unknown.InnerException);
    }
}
