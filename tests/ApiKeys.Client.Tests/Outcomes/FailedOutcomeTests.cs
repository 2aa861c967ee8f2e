using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Certificates;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Tests.Support;
using Polly.Timeout;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// The exact message for an operation that ended without a readable response, because callers act on it.
/// </summary>
public sealed class FailedOutcomeTests
{
    private const string LostCreate =
        "ApiKeyValueLostException: the service created the key, but its value did not arrive and is not shown again. "
        + "{0} Delete the key and create another.";
    private const string LostRefresh =
        "ApiKeyValueLostException: the service gave the key a new value, which did not arrive; the old value "
        + "no longer works. {0} Refresh the key again.";
    private const string Unknown =
        "ApiKeyOutcomeUnknownException: the request was sent, and whether it took effect is unknown. {0} ";
    private const string UnknownCreate =
        Unknown
        + "List the keys. If the key is there and was not before, its value is lost: delete it and create another. "
        + "If it is not there, create it again.";
    private const string UnknownChange = Unknown + "List the keys to see.";

    private static readonly AccountContext _account = new(
        "Probe",
        "test",
        new Uri("https://probe.example/"),
        new AimmsOptions(),
        new NoAuthenticator(),
        new AimmsErrorReader(),
        new ManualClock(The.Now)
    );

    private static readonly IOException _broken = new();

    [Fact]
    public void A_create_or_refresh_confirmed_without_a_readable_body_has_a_lost_value()
    {
        foreach (
            (string text, OperationKind kind) in new[]
            {
                (LostCreate, OperationKind.Create),
                (LostRefresh, OperationKind.Refresh),
            }
        )
        {
            Equal(text, "Off.", Sent(kind, 201), new WireFormatException("Off."));
            Equal(text, "Off.", Sent(kind, 201), new WireFormatException("Off.") { IsForeign = true });
            Equal(text, "Off.", Sent(kind, 204), new WireFormatException("Off."));
            Equal(text, "Off.", Sent(kind, 200), new WireFormatException("Off.") { KeyId = "k" });
            Equal(
                text,
                "The connection to probe.example:443 broke within the response (status 201).",
                Sent(kind, 201),
                _broken
            );
            Equal(
                text,
                "The connection to probe.example:443 broke within the response (status 200).",
                Sent(kind, 200, isJson: true),
                _broken
            );
            Equal(
                text,
                "The call was cancelled while it was under way.",
                Sent(kind, 200, isJson: true),
                new OperationCanceledException()
            );
        }
    }

    [Fact]
    public void A_success_that_may_not_be_from_the_service_has_an_unknown_outcome()
    {
        const string UnknownRefresh = Unknown + "The key's old value may no longer work. Refresh the key again.";
        foreach (
            (string text, OperationKind kind) in new[]
            {
                (UnknownCreate, OperationKind.Create),
                (UnknownRefresh, OperationKind.Refresh),
            }
        )
        {
            Equal(text, "Off.", Sent(kind, 200), new WireFormatException("Off."));
            Equal(text, "Off.", Sent(kind, 200, isJson: true), new WireFormatException("Off."));
            Equal(text, "Off.", Sent(kind, 200), new WireFormatException("Off.") { KeyId = "k", IsForeign = true });
            Equal(
                text,
                "The connection to probe.example:443 broke within the response (status 200).",
                Sent(kind, 200),
                _broken
            );
            Equal(
                text,
                "The connection to probe.example:443 broke within the response (status 202).",
                Sent(kind, 202, isJson: true),
                _broken
            );
            Equal(
                text,
                "The connection to probe.example:443 broke within the response (status 302).",
                Sent(kind, 302, isJson: true),
                _broken
            );
        }

        Equal(
            UnknownChange,
            "The connection to probe.example:443 broke within the response (status 201).",
            Sent(OperationKind.Update, 201),
            _broken
        );
        Equal(
            UnknownChange,
            "The connection to probe.example:443 broke within the response (status 204).",
            Sent(OperationKind.Delete, 204),
            _broken
        );
    }

    [Fact]
    public void A_request_that_was_sent_and_got_no_response_has_an_unknown_outcome()
    {
        Equal(
            UnknownCreate,
            "The connection to probe.example:443 broke before the service responded.",
            Sent(OperationKind.Create),
            new HttpRequestException()
        );
        Equal(
            UnknownCreate,
            "The call timed out (CallTimeout, 00:01:40).",
            Sent(OperationKind.Create),
            new OperationCanceledException(),
            timedOut: true
        );
        Equal(
            UnknownCreate,
            "It failed inside the program before a response arrived (TimeoutRejectedException).",
            Sent(OperationKind.Create),
            new TimeoutRejectedException()
        );
        Equal(
            UnknownChange,
            "Each attempt timed out without a response (AttemptTimeout, 00:00:10).",
            Sent(OperationKind.Delete),
            new TimeoutRejectedException()
        );
        Equal(
            UnknownChange,
            "Each attempt timed out without a response (AttemptTimeout, 00:00:10).",
            Sent(OperationKind.Update),
            new TimeoutRejectedException()
        );
    }

    [Fact]
    public void An_operation_in_the_background_is_reported_with_its_action_id()
    {
        CallState create = Sent(OperationKind.Create);
        create.ActionId = "a7";
        Equal(
            Unknown + "The service does it in the background, as action a7: resume with that id.",
            "The connection to probe.example:443 broke before the service responded.",
            create,
            _broken
        );
        CallState delete = Sent(OperationKind.Delete);
        delete.ActionId = "a7";
        Equal(
            Unknown + "The service does it in the background, as action a7: list the keys later to see.",
            "The connection to probe.example:443 broke before the service responded.",
            delete,
            _broken
        );
        Assert.Equal("a7", new OutcomeTranslator(delete).Failed(_broken, timedOut: false).Details.ActionId);
    }

    [Fact]
    public void A_request_that_was_not_sent_is_reported_with_the_reason()
    {
        const string NotDone = "ApiKeyOperationFailedException: {0}";
        const string Late = "ApiKeyTimeoutException: {0}";
        Equal(
            Late,
            "The call timed out (CallTimeout, 00:01:40).",
            New(OperationKind.Create),
            new OperationCanceledException(),
            timedOut: true
        );
        Equal(Late, "The call timed out (CallTimeout, 00:01:40).", New(OperationKind.Create), _broken, timedOut: true);
        Equal(
            Late,
            "The call was cancelled while it was under way.",
            New(OperationKind.Create),
            new OperationCanceledException()
        );
        Equal(
            Late,
            "Each attempt timed out without a response (AttemptTimeout, 00:00:10).",
            New(OperationKind.Read),
            new TimeoutRejectedException()
        );
        Equal(
            NotDone,
            "The connection to probe.example:443 broke before the service responded.",
            New(OperationKind.Read),
            _broken
        );
        Equal(
            NotDone,
            "The connection to probe.example:443 broke before the service responded.",
            New(OperationKind.Create),
            Connection(null)
        );
        Equal(
            NotDone,
            "The connection to probe.example:443 was reset before the service responded.",
            New(OperationKind.Authenticate),
            Connection(new IOException("", new SocketException((int)SocketError.ConnectionReset)))
        );
        Equal(
            NotDone,
            "The service could not be reached: probe.example:443 refused the connection.",
            New(OperationKind.Create),
            Connection(new SocketException((int)SocketError.ConnectionRefused))
        );
        Equal(
            NotDone,
            "The service could not be reached: probe.example:443 did not accept a connection (TimedOut).",
            New(OperationKind.Read),
            Connection(new SocketException((int)SocketError.TimedOut))
        );
        Equal(
            NotDone,
            "The service could not be reached: probe.example:443 has a host name that could not be resolved "
                + "(HostNotFound).",
            New(OperationKind.Update),
            Connection(new SocketException((int)SocketError.HostNotFound))
        );
        Equal(
            NotDone,
            "No secure connection to the service could be made: the TLS handshake failed. The server is "
                + "probe.example:443.",
            New(OperationKind.Create),
            Connection(new AuthenticationException())
        );
        Equal(
            NotDone,
            "No secure connection to the service could be made: not ours. The server is probe.example:443.",
            New(OperationKind.Create),
            Connection(new UntrustedServerException("not ours."))
        );
        Equal(
            NotDone,
            "A handler of the application ended the call (InvalidOperationException).",
            New(OperationKind.Read),
            new EndedByHandlerException(new InvalidOperationException("x"))
        );
        Equal(
            Late,
            "A handler of the application ended the call.",
            New(OperationKind.Read),
            new EndedByHandlerException(new OperationCanceledException())
        );
        Equal(
            Late,
            "A handler of the application ended the call (TimeoutRejectedException).",
            New(OperationKind.Create),
            new EndedByHandlerException(new TimeoutRejectedException())
        );
        Equal(NotDone, "Off.", New(OperationKind.Read), new WireFormatException("Off."));
        Equal(
            NotDone,
            "The response is larger than 7 bytes, the limit that MaxResponseBytes sets.",
            New(OperationKind.Read),
            new ResponseTooLargeException(7)
        );
        Equal(
            NotDone,
            "It was not sent again, because the service recognises a retry only within 00:01:00.",
            New(OperationKind.Read),
            new ReplayRefusedException(TimeSpan.FromMinutes(1))
        );
        Equal(
            NotDone,
            "The service accepted the request and will process it later.",
            New(OperationKind.Read),
            new WireAcceptedException("/a/7")
        );
        Equal(
            NotDone,
            "A handler of the application responded with status 418 in the service's place.",
            New(OperationKind.Read),
            new WireStatusException(418, new ServiceError(), null)
        );
        Equal(
            NotDone,
            "It failed inside the program before a response arrived (InvalidOperationException).",
            New(OperationKind.Read),
            new InvalidOperationException("x")
        );
        Equal(NotDone, "as it is", New(OperationKind.Read), new ApiKeyOperationFailedException("as it is"));
    }

    [Fact]
    public void The_inner_exception_is_kept_unless_the_message_contains_everything()
    {
        Exception[] said =
        [
            new WireFormatException("x"),
            new ResponseTooLargeException(7),
            new ReplayRefusedException(TimeSpan.Zero),
            new WireStatusException(418, new ServiceError(), null),
            new WireAcceptedException("/a/7"),
        ];
        Exception[] kept = [new InvalidOperationException(), _broken, new OperationCanceledException()];

        Assert.All(
            said,
            failure =>
                Assert.Null(
                    new OutcomeTranslator(New(OperationKind.Read)).Failed(failure, timedOut: false).InnerException
                )
        );
        Assert.All(
            kept,
            failure =>
                Assert.Same(
                    failure,
                    new OutcomeTranslator(New(OperationKind.Read)).Failed(failure, timedOut: false).InnerException
                )
        );
        Exception[] timeouts =
        [
            new TimeoutRejectedException(),
            new EndedByHandlerException(new TimeoutRejectedException()),
            new EndedByHandlerException(new OperationCanceledException()),
        ];
        Assert.All(
            timeouts,
            failure =>
                Assert.IsType<TimeoutException>(
                    new OutcomeTranslator(New(OperationKind.Read)).Failed(failure, timedOut: false).InnerException
                )
        );
        Assert.IsType<InvalidOperationException>(
            new OutcomeTranslator(New(OperationKind.Read))
                .Failed(new EndedByHandlerException(new InvalidOperationException()), timedOut: false)
                .InnerException
        );
    }

    [Fact]
    public void IsTransient_is_true_for_transient_failures_that_are_safe_to_retry()
    {
        Exception[] passing =
        [
            _broken,
            new HttpRequestException(),
            new HttpRequestException("", new SocketException()),
            new TimeoutRejectedException(),
            new OperationCanceledException(),
        ];
        Exception[] staying =
        [
            new HttpRequestException("", new AuthenticationException()),
            new HttpRequestException("", new UntrustedServerException("")),
            new WireFormatException("x"),
            new InvalidOperationException(),
        ];
        foreach (OperationKind kind in Enum.GetValues<OperationKind>())
        {
            bool canRetry = kind is OperationKind.Read or OperationKind.Authenticate or OperationKind.Delete;
            Assert.All(passing, failure => Assert.True(IsTransient(New(kind), failure)));
            Assert.All(passing, failure => Assert.Equal(canRetry, IsTransient(Sent(kind), failure)));
            Assert.All(staying, failure => Assert.False(IsTransient(New(kind), failure)));
        }

        Assert.True(
            new OutcomeTranslator(New(OperationKind.Create))
                .Failed(new InvalidOperationException(), timedOut: true)
                .IsTransient
        );
    }

    [Fact]
    public void An_error_has_the_status_and_the_known_id()
    {
        WireFormatException unreadable = new("x") { KeyId = "theirs" };
        ApiKeyException ours = new OutcomeTranslator(Sent(OperationKind.Create, 201)).Failed(
            unreadable,
            timedOut: false
        );
        ApiKeyException theirs = new OutcomeTranslator(
            new ApiCall(OperationKind.Create, "doing it", _account).Begin()
        ).Failed(unreadable, timedOut: false);

        Assert.Equal(("Probe", "test", "ours", (int?)201), (ours.Service, ours.Account, ours.KeyId, ours.StatusCode));
        Assert.Equal(("theirs", null), (theirs.KeyId, theirs.StatusCode));
        Assert.Null(
            new OutcomeTranslator(new ApiCall(OperationKind.Update, "doing it", _account).Begin())
                .Failed(unreadable, timedOut: false)
                .KeyId
        );
    }

    [Fact]
    public void A_secret_that_was_sent_back_is_not_used_as_an_id()
    {
        CallState create = new ApiCall(OperationKind.Create, "doing it", _account)
        {
            FurtherSecrets = [new SecretValue("six-secret")],
        }.Begin();
        create.Identity = new(new SecretValue("one-secret")) { Behind = [new SecretValue("two-secret")] };

        Assert.All(["one-secret", "two-secret", "six-secret"], secret => Assert.Null(IdOf(create, secret)));
        Assert.Equal("another", IdOf(create, "another"));
    }

    [Fact]
    public void The_failed_step_is_reported()
    {
        (ApiKeyFailureStep Step, Exception Failure)[] failures =
        [
            (ApiKeyFailureStep.NameResolution, Connection(new SocketException((int)SocketError.TryAgain))),
            (ApiKeyFailureStep.Connection, Connection(new SocketException((int)SocketError.NetworkUnreachable))),
            (ApiKeyFailureStep.Connection, Connection(null)),
            (ApiKeyFailureStep.Connection, _broken),
            (ApiKeyFailureStep.Tls, Connection(new AuthenticationException())),
            (ApiKeyFailureStep.Timeout, new TimeoutRejectedException()),
            (ApiKeyFailureStep.Caller, new OperationCanceledException()),
            (ApiKeyFailureStep.Application, new EndedByHandlerException(new TimeoutRejectedException())),
            (ApiKeyFailureStep.Application, new WireStatusException(418, new ServiceError(), null)),
            (ApiKeyFailureStep.Service, new WireFormatException("x")),
            (
                ApiKeyFailureStep.Authentication,
                new ApiKeyOperationFailedException("x") { FailedStep = ApiKeyFailureStep.Authentication }
            ),
            (ApiKeyFailureStep.Unknown, new InvalidOperationException()),
        ];

        Assert.All(
            failures,
            each =>
                Assert.Equal(
                    each.Step,
                    new OutcomeTranslator(New(OperationKind.Read)).Failed(each.Failure, timedOut: false).FailedStep
                )
        );
        Assert.Equal(
            ApiKeyFailureStep.Timeout,
            new OutcomeTranslator(New(OperationKind.Read)).Failed(_broken, timedOut: true).FailedStep
        );
    }

    private static Exception Connection(Exception? cause) =>
        ConnectionFailure.Cleaned(new HttpRequestException("", cause));

    private static void Equal(string text, string reason, CallState operation, Exception failure, bool timedOut = false)
    {
        ApiKeyException outcome = new OutcomeTranslator(operation).Failed(failure, timedOut);

        string[] expected = text.Split(": ", 2);
        Assert.Equal(
            (expected[0], $"Probe account 'test', doing it: {string.Format(null, expected[1], reason)}"),
            (outcome.GetType().Name, outcome.Message)
        );
    }

    private static string? IdOf(CallState operation, string id) =>
        new OutcomeTranslator(operation).Failed(new WireFormatException("x") { KeyId = id }, timedOut: false).KeyId;

    private static bool IsTransient(CallState operation, Exception failure) =>
        new OutcomeTranslator(operation).Failed(failure, timedOut: false).IsTransient;

    private static CallState New(OperationKind kind) => new ApiCall(kind, "doing it", _account, "ours").Begin();

    private static CallState Sent(OperationKind kind, int? status = null, bool isJson = false)
    {
        CallState operation = New(kind);
        operation.Delivery.TryMarkSent();
        operation.Response = status is { } known ? new((HttpStatusCode)known, isJson) : null;
        return operation;
    }
}
