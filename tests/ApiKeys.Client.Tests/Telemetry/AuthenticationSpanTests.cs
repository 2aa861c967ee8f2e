using System.Diagnostics;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>
/// A sign-in serves all callers that wait for it, so it is a separate span with a link to the operation that started
/// it.
/// </summary>
public sealed class AuthenticationSpanTests : IDisposable
{
    private readonly SpanCapture _spans = new();
    private readonly MetricCapture _measurements = new();

    public void Dispose()
    {
        _spans.Dispose();
        _measurements.Dispose();
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.ServicesWithTokens), MemberType = typeof(ObservedAccount))]
    public async Task A_sign_in_span_is_a_separate_trace_linked_to_the_operation_that_started_it(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);

        await account.Keys.CheckAsync(The.Token);
        await account.Keys.CheckAsync(The.Token);

        Activity signIn = Assert.Single(
            _spans.Operations(account.Name),
            static span => span.OperationName == "apikeys.sign_in"
        );
        Activity first = _spans.Operations(account.Name).First(static span => span.OperationName == "apikeys.check");
        Assert.Null(signIn.Parent);
        Assert.Equal(first.TraceId, Assert.Single(signIn.Links).Context.TraceId);
        Assert.NotEqual(first.TraceId, signIn.TraceId);
        Activity attempt = Assert.Single(_spans.Attempts(account.Name), span => span.ParentSpanId == signIn.SpanId);
        Assert.Contains(account.SignInPath, attempt.DisplayName, StringComparison.Ordinal);
        Assert.Equal([(1, "apikeys.operation=sign_in")], _measurements.Of("apikeys.client.sign_ins", account));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.ServicesWithTokens), MemberType = typeof(ObservedAccount))]
    public async Task A_refused_sign_in_fails_its_span_and_those_of_the_waiting_operations(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        account.Emulator.Faults.Add(Testing.Fault.Respond(401).Path(account.SignInPath));

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => account.Keys.GetListAsync(The.Token));

        Assert.Equal(
            [
                "apikeys.sign_in ApiKeys.Client.ApiKeyAccessDeniedException",
                "apikeys.list ApiKeys.Client.ApiKeyAccessDeniedException",
            ],
            _spans
                .Operations(account.Name)
                .Where(static span => span.OperationName != "apikeys.current_user")
                .Select(static span => $"{span.OperationName} {span.GetTagItem("error.type")}")
        );
        Assert.Equal(
            [(1, "apikeys.operation=sign_in error.type=ApiKeys.Client.ApiKeyAccessDeniedException")],
            _measurements.Of("apikeys.client.sign_ins", account)
        );
    }

    [Fact]
    public async Task The_request_for_the_current_user_at_Veeam_is_a_separate_trace()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Veeam");

        await account.Keys.GetListAsync(The.Token);

        Activity asking = Assert.Single(
            _spans.Operations(account.Name),
            static span => span.OperationName == "apikeys.current_user"
        );
        Assert.Single(asking.Links);
        Assert.Single(_spans.Attempts(account.Name), span => span.ParentSpanId == asking.SpanId);
    }
}
