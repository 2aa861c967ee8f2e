using System.Net;
using System.Text;
using System.Text.Json;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Telemetry;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Pipeline;

/// <summary>Sends the requests of one operation and reads their responses, for the generated clients.</summary>
internal sealed class WireTransport(HttpClient client, CallState call, OperationScope? scope = null)
{
    private readonly bool _readsPages;

    private WireTransport(HttpClient client, CallState call, OperationScope? scope, bool readsPages)
        : this(client, call, scope) => _readsPages = readsPages;

    /// <summary>What the newest response says about the items of a list that it does not contain.</summary>
    public ListMarks Marks { get; private set; } = ListMarks.None;

    /// <summary>
    /// The same transport for a caller that looks at <see cref="Marks"/> and asks for the other pages of a list. Any
    /// other gets an error for a list that is not whole.
    /// </summary>
    public WireTransport ForPages() => new(client, call, scope, readsPages: true);

    /// <summary>Sends a request and reads the body of its response, whatever the success status is.</summary>
    /// <exception cref="WireStatusException">The status is not one of success.</exception>
    /// <exception cref="WireAcceptedException">The service will do later what it was asked to.</exception>
    /// <exception cref="WireFormatException">The body cannot be read.</exception>
    public async Task<T> SendAsync<T>(
        WireRequest request,
        JsonSerializerOptions json,
        CancellationToken cancellationToken
    )
    {
        using HttpResponseMessage response = Accepted(
            await SendCoreAsync(request, cancellationToken).ConfigureAwait(false)
        );
        using BufferedContent body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        (ReadOnlyMemory<byte> bytes, string? mediaType) = (body.Bytes, body.Headers.ContentType?.MediaType);
        if (!_readsPages)
        {
            return WireJson.Read(bytes.Span, json.TypeInfoOf<T>(), mediaType, call.Account.Dialect);
        }

        T page = WireJson.Read(bytes.Span, json.TypeInfoOf<T>(), mediaType, call.Account.Dialect, out ListMarks marks);
        Marks = marks;
        return page;
    }

    /// <summary>Sends a request whose response has no body: the status alone says that it is done.</summary>
    /// <exception cref="WireStatusException">The status is not one of success.</exception>
    /// <exception cref="WireAcceptedException">The service will do later what it was asked to.</exception>
    /// <exception cref="WireFormatException">The status is a success, but not the documented one: a proxy or gateway
    /// may have responded.</exception>
    public async Task SendAsync(WireRequest request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = Accepted(
            await SendCoreAsync(request, cancellationToken).ConfigureAwait(false)
        );
        if (response.StatusCode != HttpStatusCode.NoContent)
        {
            throw new WireFormatException(
                $"The response has status {(int)response.StatusCode}, which does not confirm the request; 204 would."
            );
        }
    }

    /// <summary>Sends a request and returns its response as it came, whatever it is.</summary>
    /// <exception cref="WireStatusException">The status is not one of success.</exception>
    public async Task<(string? MediaType, string Text)> ReadTextAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        using HttpResponseMessage response = Accepted(
            await SendCoreAsync(request, cancellationToken).ConfigureAwait(false)
        );
        using BufferedContent body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        return (body.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(body.Bytes.ToArray()));
    }

    /// <summary>
    /// Sends a request in the form that the server is known to accept, and in others only after the service itself
    /// rejected the form, and so did nothing.
    /// </summary>
    private async ValueTask<(HttpResponseMessage? Response, WireStatusException? Rejection)> SendCoreAsync(
        WireRequest request,
        CancellationToken cancellationToken
    )
    {
        WireDialect dialect = call.Account.Dialect;
        WireForm form = dialect.FormOf(request);
        List<WireForm>? rejected = null;
        while (true)
        {
            using HttpRequestMessage message = request.ToMessage(call.Account.Address, form, dialect);
            HttpResponseMessage response = await SendThroughHandlersAsync(message, form, cancellationToken)
                .ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                if (rejected is not null)
                {
                    dialect.Learn(request, form);
                }

                return (response, null);
            }

            WireStatusException rejection = await RejectionInAsync(request, response, cancellationToken)
                .ConfigureAwait(false);
            if (!IsDefinite(rejection) || !dialect.IsAboutForm(request, rejection))
            {
                return (null, rejection);
            }

            (rejected ??= []).Add(form);
            if (dialect.NextForm(request, rejection, rejected) is not { } next)
            {
                return (null, rejection.After(rejected, dialect.AdviceAfter(request, rejected)));
            }

            form = next;
        }
    }

    /// <exception cref="WireStatusException">The request was rejected.</exception>
    /// <exception cref="WireAcceptedException">The service will do later what it was asked to.</exception>
    private static HttpResponseMessage Accepted(
        (HttpResponseMessage? Response, WireStatusException? Rejection) received
    ) =>
        received.Rejection is { } rejection
            ? throw rejection
            : WireAcceptedException.ThrowIfAccepted(received.Response!);

    private async ValueTask<WireStatusException> RejectionInAsync(
        WireRequest request,
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        using (response)
        {
            using BufferedContent body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
            ServiceError error = body.Error ?? ErrorBody.Of(response, body, call)!;
            return new WireStatusException(
                (int)response.StatusCode,
                error,
                RetryAfterHeader.Of(response, error, call.Account.TimeProvider)
            )
            {
                Route = request.Route,
                IsFromHandler = response.StatusCode != call.Status,
            };
        }
    }

    /// <summary>Whether a rejection is the service's own, and of the only request that was sent.</summary>
    private bool IsDefinite(WireStatusException rejection) =>
        rejection.Error.Origin == ErrorOrigin.Service && call.Delivery is { WasSent: false, IsRetry: false };

    /// <summary>
    /// Sends a message through the handlers of the application and those of the SDK. For a request that passes once,
    /// the outcome that the SDK's handlers saw counts, whatever the application's handlers made of it.
    /// </summary>
    private async ValueTask<HttpResponseMessage> SendThroughHandlersAsync(
        HttpRequestMessage message,
        WireForm form,
        CancellationToken cancellationToken
    )
    {
        CallRequest request = new(call, form.Path, scope);
        request.AttachTo(message);
        call.Response = null;
        try
        {
            return await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception failure)
            when (request.Guard.Outcome is { IsSuccess: false } outcome && failure is not OutOfMemoryException)
        {
            return outcome.Failure is OperationCanceledException cancelled && !call.IsOver
                ? throw new EndedByHandlerException(cancelled)
                : outcome.Again(message);
        }
        catch (Exception failure) when (!call.IsOver && !IsOwn(failure, request))
        {
            throw new EndedByHandlerException(failure);
        }
    }

    /// <summary>Whether an exception comes from the SDK's own handlers. They cancel nothing by themselves.</summary>
    private static bool IsOwn(Exception failure, CallRequest request) =>
        failure is ApiKeyException or ConnectionException or ReplayRefusedException or OutOfMemoryException
        || (failure is not OperationCanceledException && ReferenceEquals(failure, request.LastFailure));

    /// <summary>
    /// The body that the pipeline buffered; a handler of the application may have replaced it by other content.
    /// </summary>
    private ValueTask<BufferedContent> ReadBodyAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) =>
        response.Content is BufferedContent body
            ? new(body)
            : BodyReader.ReadAsync(
                response.Content ?? new ByteArrayContent([]),
                call.Account.Options.MaxResponseBytes,
                cancellationToken
            );
}
