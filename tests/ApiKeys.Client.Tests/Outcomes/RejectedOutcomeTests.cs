using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>The exact message for an operation that got an error response, because callers act on it.</summary>
public sealed class RejectedOutcomeTests
{
    private const string Credential = " The account's credential is wrong, expired or deleted.";
    private const string Right = " The account's credential lacks the right to do this.";
    private const string Redirect =
        " Redirects are never followed, so that the credential stays with its service: correct the account's "
        + "BaseAddress.";
    private const string Unknown = " Whether it took effect is unknown: list the keys to see.";
    private const string Route =
        " The server has no such route. Set the account's option Paths:Key to the route of this server.";

    private static readonly AccountContext _account = new(
        "Probe",
        "test",
        new Uri("https://probe.example/"),
        new MaximoOptions(),
        new NoAuthenticator(),
        new MaximoErrorReader(),
        new ManualClock(The.Now)
    )
    {
        Dialect = new OneRoute(),
    };

    [Theory]
    [InlineData(nameof(OperationKind.Read), 400, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Read), 401, "ApiKeyAccessDeniedException", Credential)]
    [InlineData(nameof(OperationKind.Read), 403, "ApiKeyAccessDeniedException", Right)]
    [InlineData(nameof(OperationKind.Read), 404, "ApiKeyNotFoundException", "")]
    [InlineData(nameof(OperationKind.Read), 405, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Read), 408, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Read), 409, "ApiKeyConflictException", "")]
    [InlineData(nameof(OperationKind.Read), 412, "ApiKeyConflictException", "")]
    [InlineData(nameof(OperationKind.Read), 299, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Read), 300, "ApiKeyOperationFailedException", Redirect)]
    [InlineData(nameof(OperationKind.Read), 399, "ApiKeyOperationFailedException", Redirect)]
    [InlineData(nameof(OperationKind.Read), 500, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Authenticate), 400, "ApiKeyAccessDeniedException", Credential)]
    [InlineData(nameof(OperationKind.Authenticate), 401, "ApiKeyAccessDeniedException", Credential)]
    [InlineData(nameof(OperationKind.Authenticate), 403, "ApiKeyAccessDeniedException", Credential)]
    [InlineData(nameof(OperationKind.Authenticate), 500, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Create), 399, "ApiKeyOutcomeUnknownException", Redirect + Unknown)]
    [InlineData(nameof(OperationKind.Create), 400, "ApiKeyOperationFailedException", "")]
    [InlineData(
        nameof(OperationKind.Create),
        404,
        "ApiKeyOperationFailedException",
        " The address https://probe.example/ does not lead to this operation: check the account's options."
    )]
    [InlineData(nameof(OperationKind.Create), 408, "ApiKeyOutcomeUnknownException", Unknown)]
    [InlineData(nameof(OperationKind.Create), 409, "ApiKeyConflictException", "")]
    [InlineData(nameof(OperationKind.Create), 499, "ApiKeyOperationFailedException", "")]
    [InlineData(nameof(OperationKind.Create), 500, "ApiKeyOutcomeUnknownException", Unknown)]
    [InlineData(nameof(OperationKind.Delete), 404, "ApiKeyNotFoundException", "")]
    [InlineData(nameof(OperationKind.Delete), 503, "ApiKeyOutcomeUnknownException", Unknown)]
    public void A_status_has_one_meaning_for_a_kind_of_operation(string kind, int status, string type, string advice) =>
        Equal(
            type,
            $"the service responded with status {status}.{advice}",
            Operation(kind),
            new WireStatusException(status, new ServiceError(), null)
        );

    [Theory]
    [
        InlineData(400, "ApiKeyOutcomeUnknownException"),
        InlineData(401, "ApiKeyOutcomeUnknownException"),
        InlineData(409, "ApiKeyOutcomeUnknownException"),
        InlineData(404, "ApiKeyNotFoundException")
    ]
    public void A_refusal_of_a_retry_leaves_the_outcome_unknown(int status, string type)
    {
        CallState delete = Operation(nameof(OperationKind.Delete));
        delete.Delivery.TryMarkSent();
        delete.Delivery.TryMarkSent();

        Assert.Equal(
            type,
            new OutcomeTranslator(delete)
                .Rejected(new WireStatusException(status, new ServiceError(), null))
                .GetType()
                .Name
        );
    }

    [Theory]
    [InlineData(404, true, "one", "ApiKeyOperationFailedException", Route)]
    [InlineData(404, false, "one", "ApiKeyNotFoundException", "")]
    [InlineData(405, false, "one", "ApiKeyOperationFailedException", Route)]
    [InlineData(404, true, "two", "ApiKeyNotFoundException", "")]
    [InlineData(405, true, "two", "ApiKeyOperationFailedException", "")]
    [InlineData(404, true, null, "ApiKeyNotFoundException", "")]
    [InlineData(400, true, "one", "ApiKeyOperationFailedException", "")]
    public void An_unknown_route_names_its_option(int status, bool isUnknown, string? path, string type, string advice)
    {
        Equal(
            type,
            $"the service responded with status {status}.{advice}",
            Operation(nameof(OperationKind.Read)),
            new WireStatusException(status, new ServiceError { IsUnknownRoute = isUnknown }, null)
            {
                Route = path is null ? null : $"GET {path}",
            }
        );
    }

    [Fact]
    public void The_message_of_the_service_is_passed_on_without_secrets()
    {
        CallState read = new ApiCall(OperationKind.Read, "doing it", _account, "a-name-the-request-sent")
        {
            FurtherSecrets = [new SecretValue("two"), new SecretValue("six")],
        }.Begin();
        read.Identity = new(new SecretValue("one"));
        ServiceError error = new()
        {
            Message = "not one, two, six of a-name-the-request-sent",
            Code = "E-one-two",
            RequestId = "r1",
        };

        ApiKeyException refused = new OutcomeTranslator(read).Rejected(
            new WireStatusException(400, error, TimeSpan.FromSeconds(7))
        );

        Assert.Equal(
            "Probe account 'test', doing it: the service responded with status 400 and says: 'not ***, ***, *** of "
                + "a-name-the-request-sent'.",
            refused.Message
        );
        Assert.Equal(
            ("not ***, ***, *** of a-name-the-request-sent", "E-***-***", "r1", TimeSpan.FromSeconds(7)),
            (refused.ServiceMessage, refused.ErrorCode, refused.RequestId, refused.RetryAfter)
        );
        Assert.Equal(
            ("Probe", "test", "a-name-the-request-sent", 400),
            (refused.Service, refused.Account, refused.KeyId, refused.StatusCode)
        );
    }

    [Theory]
    [InlineData(nameof(OperationKind.Read), 503, false, true)]
    [InlineData(nameof(OperationKind.Read), 400, false, false)]
    [InlineData(nameof(OperationKind.Read), 400, true, true)]
    [InlineData(nameof(OperationKind.Delete), 503, false, true)]
    [InlineData(nameof(OperationKind.Create), 429, false, true)]
    [InlineData(nameof(OperationKind.Create), 400, true, true)]
    [InlineData(nameof(OperationKind.Create), 400, false, false)]
    [InlineData(nameof(OperationKind.Create), 503, false, false)]
    [InlineData(nameof(OperationKind.Update), 503, true, false)]
    public void IsTransient_is_true_where_a_retry_is_safe(
        string kind,
        int status,
        bool saysTheService,
        bool isTransient
    ) =>
        Assert.Equal(
            isTransient,
            new OutcomeTranslator(Operation(kind))
                .Rejected(new WireStatusException(status, new ServiceError { IsRetryable = saysTheService }, null))
                .IsTransient
        );

    [Theory]
    [
        InlineData(nameof(OperationKind.Authenticate), 400, true),
        InlineData(nameof(OperationKind.Authenticate), 403, true),
        InlineData(nameof(OperationKind.Read), 401, true),
        InlineData(nameof(OperationKind.Read), 403, false)
    ]
    public void A_rejected_credential_is_distinguished_from_a_missing_right(string kind, int status, bool isSignIn) =>
        Assert.Equal(
            isSignIn,
            Assert
                .IsType<ApiKeyAccessDeniedException>(
                    new OutcomeTranslator(Operation(kind)).Rejected(
                        new WireStatusException(status, new ServiceError(), null)
                    )
                )
                .IsCredentialRejected
        );

    private static void Equal(string type, string message, CallState operation, WireStatusException refusal)
    {
        ApiKeyException outcome = new OutcomeTranslator(operation).Rejected(refusal);

        Assert.Equal((type, $"Probe account 'test', doing it: {message}"), (outcome.GetType().Name, outcome.Message));
    }

    private static CallState Operation(string kind) =>
        new ApiCall(Enum.Parse<OperationKind>(kind), "doing it", _account, "k").Begin();

    private sealed class OneRoute : WireDialect
    {
        public override string? OptionOf(string route) => route == "GET one" ? "Paths:Key" : null;
    }

    [Theory]
    [InlineData(401, false, true)]
    [InlineData(403, false, false)]
    [InlineData(403, true, true)]
    [InlineData(null, false, false)]
    public void A_credential_is_rejected_by_a_401_or_a_refused_sign_in(int? status, bool isSignIn, bool isRefused) =>
        Assert.Equal(
            isRefused,
            new ApiKeyAccessDeniedException("no")
            {
                StatusCode = status,
                IsCredentialRejected = isSignIn,
            }.IsCredentialRejected
        );
}
