using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Certificates;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Polly;
using Polly.Timeout;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>Which requests may be retried, after which failures, and when.</summary>
public sealed class RetryRulesTests
{
    private static readonly AccountContext _account = new(
        "Probe",
        "test",
        new Uri("https://probe.example/"),
        new VeeamOptions(),
        new NoAuthenticator(),
        new VeeamErrorReader(),
        new ManualClock(The.Now)
    );

    private static readonly RetryRules _rules = new(TimeSpan.FromSeconds(60));

    [Theory]
    [
        InlineData(200, false),
        InlineData(302, false),
        InlineData(400, false),
        InlineData(401, false),
        InlineData(404, false),
        InlineData(407, false),
        InlineData(408, true),
        InlineData(409, false)
    ]
    [
        InlineData(428, false),
        InlineData(429, true),
        InlineData(430, false),
        InlineData(499, false),
        InlineData(500, true),
        InlineData(501, false),
        InlineData(502, true),
        InlineData(503, true)
    ]
    [InlineData(504, true), InlineData(505, false), InlineData(506, true), InlineData(520, true), InlineData(599, true)]
    public void A_status_is_transient_or_not(int status, bool passes)
    {
        using HttpResponseMessage response = new((HttpStatusCode)status);

        Assert.Equal(passes, StatusCodes.IsTransient(status));
        Assert.Equal(passes, MayRetry(response));
    }

    public static TheoryData<string, Exception, bool> Failures =>
        new()
        {
            { "no connection", new HttpRequestException(), true },
            {
                "no TLS",
                new HttpRequestException("", new System.Security.Authentication.AuthenticationException()),
                true
            },
            { "an untrusted server", new HttpRequestException("", new UntrustedServerException("")), false },
            {
                "a proxy that refuses",
                ConnectionFailure.Cleaned(
                    new HttpRequestException(HttpRequestError.ProxyTunnelError, "status code '407'")
                ),
                false
            },
            {
                "a proxy that fails",
                ConnectionFailure.Cleaned(
                    new HttpRequestException(HttpRequestError.ProxyTunnelError, "status code '502'")
                ),
                true
            },
            { "a broken body", new IOException(), true },
            { "an attempt that took too long", new TimeoutRejectedException(), true },
            { "a body that is too large", new ResponseTooLargeException(1), false },
            { "a refused retry", new ReplayRefusedException(TimeSpan.Zero), false },
            { "a cancellation", new OperationCanceledException(), false },
            { "a defect", new InvalidOperationException(), false },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Failures))]
    public void A_failure_is_retried_or_not(string what, Exception failure, bool passes) =>
        Assert.True(passes == _rules.MayRetry(Read(), Outcome.FromException<HttpResponseMessage>(failure)), what);

    [Theory]
    [InlineData(nameof(OperationKind.Read), true, true)]
    [InlineData(nameof(OperationKind.Authenticate), true, true)]
    [InlineData(nameof(OperationKind.Delete), true, true)]
    [InlineData(nameof(OperationKind.Create), true, false)]
    [InlineData(nameof(OperationKind.Update), true, false)]
    [InlineData(nameof(OperationKind.Refresh), false, false)]
    public void Each_kind_of_operation_allows_its_own_retries(string kind, bool beforeItLeft, bool afterItLeft)
    {
        CallState operation = new ApiCall(Enum.Parse<OperationKind>(kind), "", _account).Begin();
        Outcome<HttpResponseMessage> broken = Outcome.FromException<HttpResponseMessage>(new HttpRequestException());
        Assert.Equal(beforeItLeft, _rules.MayRetry(operation, broken));

        Assert.True(operation.Delivery.TryMarkSent());
        Assert.Equal(afterItLeft, _rules.MayRetry(operation, broken));

        operation.Delivery.MarkRejected();
        Assert.Equal(beforeItLeft, _rules.MayRetry(operation, broken));
    }

    [Theory]
    [
        InlineData("0", 0, true),
        InlineData("60", 60, true),
        InlineData("61", 61, false),
        InlineData("Sat, 21 Nov 2026 10:00:30 GMT", 30, true)
    ]
    [
        InlineData("Sat, 21 Nov 2026 10:02:00 GMT", 120, false),
        InlineData("Sat, 21 Nov 2026 09:00:00 GMT", 0, true),
        InlineData("soon", null, true)
    ]
    public void Retry_After_is_respected_up_to_the_limit(string header, int? seconds, bool isRetried)
    {
        using HttpResponseMessage response = new(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds, RetryRules.RequestedDelay(response, _account.TimeProvider)?.TotalSeconds);
        Assert.Equal(isRetried, MayRetry(response));
    }

    [Theory]
    [InlineData(503, "{\"errors\":[{\"retryAfter\":7}]}", null, 7)]
    [InlineData(503, "{\"errors\":[{\"retryAfter\":7}]}", 9, 9)]
    [InlineData(200, "{\"errors\":[{\"retryAfter\":7}]}", null, null)]
    [InlineData(503, "{}", null, null)]
    public void The_header_takes_precedence_over_the_body_of_an_error(
        int status,
        string body,
        int? header,
        int? seconds
    )
    {
        using HttpResponseMessage response = Response(status, body);
        response.Headers.RetryAfter = header is { } wait
            ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(wait))
            : null;

        Assert.Equal(seconds, RetryRules.RequestedDelay(response, _account.TimeProvider)?.TotalSeconds);
    }

    [Theory]
    [
        InlineData(400, "retryableLogical", true),
        InlineData(400, "logical", false),
        InlineData(503, "logical", true),
        InlineData(200, "retryableLogical", false)
    ]
    public void An_error_that_the_service_marks_as_retryable_is_retried(int status, string type, bool isRetried)
    {
        using HttpResponseMessage response = Response(status, "{\"errors\":[{\"type\":\"" + type + "\"}]}");

        Assert.Equal(isRetried, MayRetry(response));
    }

    [Fact]
    public void Without_a_response_there_is_no_requested_delay() =>
        Assert.Null(RetryRules.RequestedDelay(null, _account.TimeProvider));

    private static bool MayRetry(HttpResponseMessage response) => _rules.MayRetry(Read(), Outcome.FromResult(response));

    private static CallState Read() => new ApiCall(OperationKind.Read, "", _account).Begin();

    private static HttpResponseMessage Response(int status, string body)
    {
        using ByteArrayContent empty = new([]);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(body.Length);
        int length = Encoding.ASCII.GetBytes(body, buffer);
        BufferedContent content = new(buffer, length, empty.Headers);
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = content };
        content.Error = ErrorBody.Of(response, content, Read());
        return response;
    }
}
