using System.Net;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>The meaning of a response to a delete, and when a lookup is needed.</summary>
public sealed class DeleteOutcomeTests
{
    private static readonly AccountContext _account = new(
        "Probe",
        "test",
        new Uri("https://probe.example/"),
        new AimmsOptions(),
        new NoAuthenticator(),
        new AimmsErrorReader(),
        new ManualClock(The.Now)
    );

    private readonly CallState _operation = new ApiCall(OperationKind.Delete, "deleting it", _account, "k").Begin();
    private readonly List<string> _asked = [];

    [Fact]
    public async Task A_conclusive_response_needs_no_lookup()
    {
        await RunAsync(failure: null);

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_204_whose_body_was_lost_needs_no_lookup()
    {
        _operation.Response = new(HttpStatusCode.NoContent);

        await RunAsync(new ApiKeyOutcomeUnknownException("lost"));

        Assert.Empty(_asked);
    }

    [Theory]
    [InlineData(200), InlineData(201), InlineData(299)]
    public async Task Another_success_status_counts_when_the_key_is_gone(int status)
    {
        _operation.Response = new((HttpStatusCode)status);
        ApiKeyOutcomeUnknownException unknown = new("lost");

        await RunAsync(unknown);
        Assert.Equal(["find"], _asked);

        Assert.Same(
            unknown,
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                RunAsync(unknown, find: () => new ApiKey("k", "k"))
            )
        );
        Assert.Same(
            unknown,
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                RunAsync(unknown, find: () => throw new ApiKeyOperationFailedException("unreadable"))
            )
        );
        Assert.Same(
            unknown,
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                RunAsync(unknown, find: () => throw new OperationCanceledException())
            )
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RunAsync(unknown, find: () => throw new InvalidOperationException())
        );
    }

    [Theory]
    [InlineData(null), InlineData(199), InlineData(300), InlineData(500)]
    public async Task Any_other_status_stays_unknown(int? status)
    {
        _operation.Response = status is { } known ? new((HttpStatusCode)known) : null;

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            RunAsync(new ApiKeyOutcomeUnknownException("lost"))
        );

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_background_or_cancelled_delete_is_not_looked_up()
    {
        _operation.Response = new(HttpStatusCode.OK);

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            RunAsync(new ApiKeyOutcomeUnknownException("lost") { ActionId = "a7" })
        );
        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            RunAsync(new ApiKeyOutcomeUnknownException("lost", new OperationCanceledException()))
        );

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task A_missing_key_is_reported_and_is_success_only_on_a_retry()
    {
        ApiKeyNotFoundException missing = new("missing");
        static ApiKey? GiveUp() => throw new OperationCanceledException();
        Assert.Contains(
            "no key with that id",
            (await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => RunAsync(missing))).Message,
            StringComparison.Ordinal
        );
        Assert.Same(
            missing,
            await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
                RunAsync(missing, () => throw new ApiKeyOperationFailedException("unreadable"))
            )
        );
        await Assert.ThrowsAsync<OperationCanceledException>(() => RunAsync(missing, GiveUp));
        MarkAsRetry();

        await RunAsync(missing);
        Assert.Contains(
            "may differ",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    RunAsync(missing, () => new ApiKey("k", "k"))
                )
            ).Message,
            StringComparison.Ordinal
        );
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            RunAsync(missing, GiveUp)
        );
        Assert.Contains("The call was cancelled while it was under way.", unknown.Message, StringComparison.Ordinal);
    }

    private void MarkAsRetry()
    {
        _operation.Delivery.TryMarkSent();
        _operation.Delivery.TryMarkSent();
    }

    private Task RunAsync(Exception? failure, Func<ApiKey?>? find = null) =>
        DeleteOutcome.OfCallAsync(
            _operation,
            failure is null ? Task.CompletedTask : Task.FromException(failure),
            async () =>
            {
                _asked.Add("find");
                await Task.CompletedTask;
                return find?.Invoke();
            }
        );
}
