using System.Net;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Calls;

/// <summary>The state of an operation: what its kind allows, and how far it got.</summary>
public sealed class CallStateTests
{
    private readonly ManualClock _clock = new(The.Now);
    private readonly AccountContext _account;

    public CallStateTests() =>
        _account = new AccountContext(
            "Probe",
            "test",
            new Uri("https://probe.example/"),
            new AimmsOptions(),
            new NoAuthenticator(),
            new AimmsErrorReader(),
            _clock
        );

    [Theory]
    [InlineData(nameof(OperationKind.Read), false, true, true, true)]
    [InlineData(nameof(OperationKind.Authenticate), false, true, true, true)]
    [InlineData(nameof(OperationKind.Create), true, false, false, false)]
    [InlineData(nameof(OperationKind.Update), true, false, false, true)]
    [InlineData(nameof(OperationKind.Refresh), true, false, false, false)]
    [InlineData(nameof(OperationKind.Delete), true, true, true, true)]
    public void Each_kind_of_operation_has_its_own_rules(
        string kind,
        bool changes,
        bool retryable,
        bool byCaller,
        bool hasAttemptLimit
    )
    {
        CallState operation = New(Enum.Parse<OperationKind>(kind));

        Assert.Equal(
            (changes, retryable, byCaller, hasAttemptLimit),
            (
                operation.Call.IsChanging,
                operation.Delivery.IsRetryable,
                operation.Call.IsRetryableByCaller,
                operation.Delivery.HasAttemptLimit
            )
        );
    }

    [Fact]
    public void A_create_that_the_service_recognises_is_retryable_until_it_is_forgotten()
    {
        CallState create = new ApiCall(OperationKind.Create, "doing it", _account)
        {
            RecognisedFor = TimeSpan.FromMinutes(1),
        }.Begin();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(create.Delivery.IsRetryable && create.Delivery.HasAttemptLimit && !create.Call.IsRetryableByCaller);

        Assert.True(create.Delivery.TryMarkSent());
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.True(create.Delivery.IsRetryable);
        Assert.True(create.Delivery.TryMarkSent());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(create.Delivery.IsRetryable);
        Assert.False(create.Delivery.TryMarkSent());
    }

    [Theory, InlineData(0), InlineData(50), InlineData(3600)]
    public void A_clock_that_is_set_back_does_not_extend_the_time(int secondsBack)
    {
        CallState create = new ApiCall(OperationKind.Create, "doing it", _account)
        {
            RecognisedFor = TimeSpan.FromMinutes(1),
        }.Begin();
        Assert.True(create.Delivery.TryMarkSent());

        _clock.SetBack(TimeSpan.FromSeconds(secondsBack));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.True(create.Delivery.IsRetryable);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(create.Delivery.IsRetryable || create.Delivery.TryMarkSent());
    }

    [Fact]
    public void A_clock_that_is_set_ahead_ends_the_time_to_retry()
    {
        CallState create = new ApiCall(OperationKind.Create, "doing it", _account)
        {
            RecognisedFor = TimeSpan.FromMinutes(1),
        }.Begin();
        Assert.True(create.Delivery.TryMarkSent());

        _clock.SetBack(-TimeSpan.FromMinutes(1));

        Assert.False(create.Delivery.IsRetryable);
    }

    [Fact]
    public void A_sent_request_may_have_taken_effect_until_it_was_rejected()
    {
        CallState operation = New(OperationKind.Delete);
        Assert.False(operation.MayHaveTakenEffect || operation.Delivery.IsRetry);
        Assert.True(operation.Delivery.TryMarkSent());
        Assert.True(operation.MayHaveTakenEffect && operation.Delivery.WasSent && !operation.Delivery.IsRetry);
        operation.Delivery.MarkRejected();
        Assert.False(operation.MayHaveTakenEffect || operation.Delivery.WasSent);

        Assert.True(operation.Delivery.TryMarkSent());
        Assert.False(operation.Delivery.IsRetry);
        Assert.True(operation.Delivery.TryMarkSent());
        Assert.True(operation.Delivery.IsRetry);
        operation.Delivery.MarkRejected();
        Assert.True(operation.MayHaveTakenEffect);
        operation.Delivery.MarkNotApplied();
        Assert.False(operation.MayHaveTakenEffect);
    }

    [Theory]
    [
        InlineData(null, false),
        InlineData(199, false),
        InlineData(200, true),
        InlineData(201, true),
        InlineData(202, false),
        InlineData(204, true),
        InlineData(299, true),
        InlineData(300, false)
    ]
    public void A_success_status_other_than_202_accepts_the_request(int? status, bool accepts)
    {
        ResponseHead? response = status is { } known ? new((HttpStatusCode)known) : null;

        Assert.Equal(accepts, response?.IsAccepted == true);
    }

    [Fact]
    public void A_step_shares_the_context_and_its_effects_count_for_the_whole_operation()
    {
        using CallLimit limit = new(TimeSpan.FromHours(1), _clock, CancellationToken.None);
        CallState whole = new ApiCall(OperationKind.Update, "doing it", _account, "k")
        {
            ProtectsOwnKey = true,
        }.Begin();
        whole.Limit = limit;
        CallState first = whole.Step(OperationKind.Update);
        CallState second = whole.Step(OperationKind.Read, "looking");

        Assert.Equal(
            ("doing it", "k", _account, limit, true, OperationKind.Update),
            (
                first.Call.Description,
                first.Call.KeyId,
                first.Account,
                first.Limit,
                first.Call.ProtectsOwnKey,
                first.Call.Kind
            )
        );
        Assert.Equal(("looking", OperationKind.Read), (second.Call.Description, second.Call.Kind));
        Assert.False(whole.MayHaveTakenEffect);
        first.Delivery.TryMarkSent();
        Assert.True(whole.MayHaveTakenEffect);
        Assert.False(whole.Delivery.WasSent || second.MayHaveTakenEffect);
    }

    [Fact]
    public void ActionId_is_the_operation_s_own_or_that_of_the_newest_step_with_one()
    {
        CallState whole = New(OperationKind.Create);
        CallState[] steps =
        [
            whole.Step(OperationKind.Create),
            whole.Step(OperationKind.Create),
            whole.Step(OperationKind.Read),
        ];
        Assert.Null(whole.ActionId);
        (steps[0].ActionId, steps[1].ActionId) = ("a1", "a2");
        Assert.Equal("a2", whole.ActionId);
        whole.ActionId = "a3";
        Assert.Equal("a3", whole.ActionId);
    }

    [Fact]
    public void An_operation_is_attached_to_its_requests_and_others_are_refused()
    {
        CallRequest request = new(New(OperationKind.Read));
        using HttpRequestMessage ours = new();
        using HttpRequestMessage theirs = new();
        request.AttachTo(ours);

        Assert.Same(request, CallRequest.Of(ours));
        Assert.Equal(
            "The HTTP client of an API key account sends the requests of its manager only.",
            Assert.Throws<InvalidOperationException>(() => CallRequest.Of(theirs)).Message
        );
    }

    [Fact]
    public void A_refused_send_names_the_account_and_the_operation()
    {
        InvalidOperationException cause = new();
        ApiKeyException refused = New(OperationKind.Read).Refused("not so.", cause);

        Assert.Equal("Probe account 'test', doing it: not so.", refused.Message);
        Assert.Same(cause, refused.InnerException);
        Assert.Equal(("Probe", "test", "k"), (refused.Service, refused.Account, refused.KeyId));
        Assert.Equal(
            "The request changes something and was sent before, so it was not sent again. A handler outside the "
                + "SDK, or the platform, tried to send it.",
            New(OperationKind.Create).Delivery.ReplayRefused().Message
        );
    }

    private CallState New(OperationKind kind) => new ApiCall(kind, "doing it", _account, "k").Begin();
}
