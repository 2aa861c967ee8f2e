using System.Net;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>The result of sending a request again that was sent before.</summary>
public sealed class ReplayGuardTests
{
    private readonly CallState _create = new(
        new ApiCall(
            OperationKind.Create,
            "doing it",
            new AccountContext(
                "Probe",
                "test",
                new Uri("https://probe.example/"),
                new AimmsOptions(),
                new NoAuthenticator(),
                new AimmsErrorReader(),
                new ManualClock(The.Now)
            )
        )
    );

    [Fact]
    public async Task A_refusal_is_replayed_with_headers_and_body()
    {
        using HttpRequestMessage request = new();
        using HttpResponseMessage again = RecordedOutcome
            .Of(await RespondAsync(HttpStatusCode.Conflict))
            .Again(request);

        Assert.Equal(
            (HttpStatusCode.Conflict, "said", request),
            (again.StatusCode, await again.Content.ReadAsStringAsync(The.Token), again.RequestMessage)
        );
        Assert.Equal(["r-7"], again.Headers.GetValues("X-Request-Id"));
        Assert.Equal("text/plain; charset=utf-8", again.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task A_success_is_not_replayed()
    {
        using HttpMessageInvoker guard = new(new ReplayGuardHandler { InnerHandler = new Responder() });
        using HttpRequestMessage message = new();
        new CallRequest(_create).AttachTo(message);

        using HttpResponseMessage first = await guard.SendAsync(message, The.Token);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        await Assert.ThrowsAsync<ReplayRefusedException>(() => guard.SendAsync(message, The.Token));
    }

    private static async Task<HttpResponseMessage> RespondAsync(HttpStatusCode status)
    {
        HttpResponseMessage response = new(status)
        {
            Content = await BodyReader.ReadAsync(new StringContent("said"), 1024, The.Token),
        };
        response.Headers.Add("X-Request-Id", "r-7");
        return response;
    }

    private sealed class Responder : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => RespondAsync(HttpStatusCode.OK);
    }
}
