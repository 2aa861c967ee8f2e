using System.Net;
using System.Net.Http.Headers;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>Which requests the guard next to the socket lets pass, and what it notes about them.</summary>
public sealed class SendOnceTests
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

    [Theory]
    [
        InlineData(nameof(OperationKind.Create), false),
        InlineData(nameof(OperationKind.Refresh), false),
        InlineData(nameof(OperationKind.Update), false),
        InlineData(nameof(OperationKind.Delete), true)
    ]
    public async Task A_sent_request_is_sent_again_only_if_it_is_retryable(string kind, bool passes)
    {
        CallState operation = New(kind);
        int sent = 0;
        await SendAsync(operation, Leave);
        Task second = SendAsync(
            operation,
            request =>
            {
                sent++;
                return Leave(request);
            }
        );

        Exception? refused = await Record.ExceptionAsync(() => second);
        Assert.Equal(passes ? null : typeof(ReplayRefusedException), refused?.GetType());
        Assert.Equal(passes ? 1 : 0, sent);
    }

    [Fact]
    public async Task The_content_of_a_change_is_tracked_and_that_of_a_read_is_not()
    {
        using StringContent content = new("text");
        using HttpRequestMessage read = new(HttpMethod.Post, _account.Address) { Content = content };
        await SendAsync(New(nameof(OperationKind.Read)), Response(200), read);
        Assert.Same(content, read.Content);

        using HttpRequestMessage delete = new(HttpMethod.Delete, _account.Address);
        CallState operation = New(nameof(OperationKind.Delete));
        await SendAsync(operation, Leave, delete);
        HttpContent? watched = delete.Content;
        Assert.IsType<SendTrackingContent>(watched);
        await SendAsync(operation, Leave, delete);
        Assert.Same(watched, delete.Content);
    }

    [Fact]
    public async Task Expect_100_Continue_is_disabled()
    {
        using HttpRequestMessage request = new(HttpMethod.Post, _account.Address);
        request.Headers.ExpectContinue = true;

        await SendAsync(New(nameof(OperationKind.Read)), Response(200), request);

        Assert.False(request.Headers.ExpectContinue);
    }

    [Fact]
    public async Task Only_the_latest_response_counts()
    {
        CallState operation = New(nameof(OperationKind.Read));
        await SendAsync(operation, Response(503));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, operation.Status);

        await Assert.ThrowsAsync<IOException>(() => SendAsync(operation, _ => throw new IOException()));
        Assert.Null(operation.Status);
    }

    [Theory]
    [
        InlineData("application/json", true),
        InlineData("application/problem+JSON", true),
        InlineData("text/html", false),
        InlineData(null, false)
    ]
    public async Task A_response_is_JSON_by_its_content_type(string? type, bool isJson)
    {
        CallState operation = New(nameof(OperationKind.Read));

        await SendAsync(
            operation,
            _ =>
            {
                ByteArrayContent content = new([]);
                content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
                return Task.FromResult(new HttpResponseMessage { Content = content });
            }
        );

        Assert.Equal(isJson, operation.Response?.IsJson);
    }

    [Theory]
    [
        InlineData(200, true),
        InlineData(400, true),
        InlineData(401, false),
        InlineData(403, true),
        InlineData(429, false),
        InlineData(500, true)
    ]
    public async Task Only_status_401_and_a_429_without_a_body_prove_that_nothing_was_done(
        int status,
        bool mayHaveTakenEffect
    )
    {
        CallState operation = New(nameof(OperationKind.Create));

        await SendAsync(
            operation,
            async request =>
            {
                await Leave(request);
                return new HttpResponseMessage((HttpStatusCode)status);
            }
        );

        Assert.Equal(mayHaveTakenEffect, operation.MayHaveTakenEffect);
    }

    [Fact]
    public async Task Connection_messages_of_the_framework_are_not_passed_on_and_other_exceptions_are()
    {
        InvalidOperationException other = new("as it is");

        string failed = (
            await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
                SendAsync(New(nameof(OperationKind.Read)), _ => throw new HttpRequestException("secret"))
            )
        ).Message;
        // Older frameworks do not report the kind of error.
        Assert.Contains(failed, new[] { "The connection failed.", "The connection failed (Unknown)." });
        Assert.Equal(
            "The connection broke.",
            (
                await Assert.ThrowsAsync<IOException>(() =>
                    SendAsync(New(nameof(OperationKind.Read)), _ => throw new IOException("secret"))
                )
            ).Message
        );
        Assert.Same(
            other,
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                SendAsync(New(nameof(OperationKind.Read)), _ => throw other)
            )
        );
    }

    [Theory]
    [
        InlineData("https://probe.example/", true),
        InlineData("https://elsewhere.example/", false),
        InlineData(null, true)
    ]
    public async Task A_response_from_another_address_is_refused(string? responded, bool counts)
    {
        Task<HttpStatusCode> response = SendAsync(
            New(nameof(OperationKind.Read)),
            _ =>
                Task.FromResult(
                    new HttpResponseMessage(HttpStatusCode.OK)
                    {
                        RequestMessage = new HttpRequestMessage
                        {
                            RequestUri = responded is null ? null : new Uri(responded),
                        },
                    }
                )
        );

        Assert.Equal(
            counts ? null : typeof(HttpRequestException),
            (await Record.ExceptionAsync(() => response))?.GetType()
        );
    }

    [Fact]
    public async Task Tracked_content_is_sent_unchanged_with_headers_and_length()
    {
        using SendTrackingContent content = new(
            new StringContent("text", System.Text.Encoding.UTF8, "text/x-probe"),
            New(nameof(OperationKind.Create)).Delivery
        );

        Assert.Equal((4, "text/x-probe"), (content.Headers.ContentLength, content.Headers.ContentType?.MediaType));
        Assert.Equal("text", await content.ReadAsStringAsync(The.Token));
        using SendTrackingContent none = new(null, New(nameof(OperationKind.Delete)).Delivery);
        Assert.Equal(0, none.Headers.ContentLength);
        using SendTrackingContent endless = new(
            new StreamContent(new Endless()),
            New(nameof(OperationKind.Delete)).Delivery
        );
        Assert.Null(endless.Headers.ContentLength);
    }

    [Fact]
    public async Task Tracked_content_disposes_its_inner_content()
    {
        StringContent inner = new("text");

        new SendTrackingContent(inner, New(nameof(OperationKind.Create)).Delivery).Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => inner.ReadAsStringAsync(The.Token));
    }

    private static CallState New(string kind) =>
        new ApiCall(Enum.Parse<OperationKind>(kind), "doing it", _account).Begin();

    private static Func<HttpRequestMessage, Task<HttpResponseMessage>> Response(int status) =>
        _ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status));

    /// <summary>Writes the request to a null stream, and responds.</summary>
    private static async Task<HttpResponseMessage> Leave(HttpRequestMessage request)
    {
        await request.Content!.CopyToAsync(Stream.Null, The.Token);
        return new HttpResponseMessage();
    }

    private static async Task<HttpStatusCode> SendAsync(
        CallState operation,
        Func<HttpRequestMessage, Task<HttpResponseMessage>> socket,
        HttpRequestMessage? request = null
    )
    {
        using HttpMessageInvoker invoker = new(new AttemptHandler { InnerHandler = new Socket(socket) });
        request ??= new HttpRequestMessage(HttpMethod.Post, _account.Address);
        new CallRequest(operation).AttachTo(request);
        using HttpResponseMessage response = await invoker.SendAsync(request, The.Token);
        return response.StatusCode;
    }

    private sealed class Socket(Func<HttpRequestMessage, Task<HttpResponseMessage>> response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => response(request);
    }

    private sealed class Endless : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
