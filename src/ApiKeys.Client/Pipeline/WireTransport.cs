using System.Net;
using System.Text;
using System.Text.Json;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Connections;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Pipeline;

/// <summary>Sends the requests of one operation and reads their responses, for the generated clients.</summary>
internal sealed class WireTransport(HttpClient client, ApiCall operation)
{
    private readonly bool _readsPages;

    private WireTransport(HttpClient client, ApiCall operation, bool readsPages)
        : this(client, operation) => _readsPages = readsPages;

    /// <summary>What the newest response says about the items of a list that it does not contain.</summary>
    public ListMarks Marks { get; private set; } = ListMarks.None;

    /// <summary>
    /// The same transport for a caller that looks at <see cref="Marks"/> and asks for the other pages of a list. Any
    /// other gets an error for a list that is not whole.
    /// </summary>
    public WireTransport ForPages() => new(client, operation, readsPages: true);

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
        using HttpResponseMessage response = await SendCoreAsync(request, cancellationToken).ConfigureAwait(false);
        using BufferedContent body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        (ReadOnlyMemory<byte> bytes, string? mediaType) = (body.Bytes, body.Headers.ContentType?.MediaType);
        if (!_readsPages)
        {
            return WireJson.Read(bytes.Span, json.TypeInfoOf<T>(), mediaType, operation.Account.Dialect);
        }

        T page = WireJson.Read(
            bytes.Span,
            json.TypeInfoOf<T>(),
            mediaType,
            operation.Account.Dialect,
            out ListMarks marks
        );
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
        using HttpResponseMessage response = await SendCoreAsync(request, cancellationToken).ConfigureAwait(false);
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
        using HttpResponseMessage response = await SendCoreAsync(request, cancellationToken).ConfigureAwait(false);
        using BufferedContent body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        return (body.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(body.Bytes.ToArray()));
    }

    /// <summary>
    /// Sends a request in the form that the server is known to accept, and in others only after the service itself
    /// rejected the form, and so did nothing.
    /// </summary>
    private async Task<HttpResponseMessage> SendCoreAsync(WireRequest request, CancellationToken cancellationToken)
    {
        WireDialect dialect = operation.Account.Dialect;
        WireForm form = dialect.FormOf(request);
        for (List<WireForm>? rejected = null; ; operation.BeginAnotherForm())
        {
            using HttpRequestMessage message = MessageFor(request, form);
            HttpResponseMessage response = await SendThroughHandlersAsync(message, cancellationToken)
                .ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
            {
                if (rejected is not null)
                {
                    dialect.Learn(request, form);
                }

                return WireAcceptedException.ThrowIfAccepted(response);
            }

            WireStatusException rejection = await RejectionInAsync(response, cancellationToken).ConfigureAwait(false);
            if (!IsDefinite(rejection) || !dialect.IsAboutForm(request, rejection))
            {
                throw rejection;
            }

            (rejected ??= []).Add(form);
            form =
                dialect.NextForm(request, rejection, rejected)
                ?? throw rejection.After(rejected, dialect.AdviceAfter(request, rejected));
        }
    }

    private HttpRequestMessage MessageFor(WireRequest request, WireForm form)
    {
        HttpRequestMessage message = request.ToMessage(operation.Account.Address, form, operation.Account.Dialect);
        operation.AttachTo(message);
        (operation.Request, operation.Template, operation.Attempts) = (request, form.Path, 0);
        HoldBackSecrets(message);
        return message;
    }

    private async ValueTask<WireStatusException> RejectionInAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        using (response)
        {
            using BufferedContent body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
            ServiceError error = operation.Account.Errors.Read(response, body.Bytes.Span, operation.Secrets);
            return new WireStatusException(
                (int)response.StatusCode,
                WithoutEcho(error),
                RetryAfterHeader.Of(response, operation.Account, error)
            );
        }
    }

    /// <summary>Whether a rejection is the service's own, and of the only request that was sent.</summary>
    private bool IsDefinite(WireStatusException rejection) =>
        rejection.Error.Origin == ErrorOrigin.Service && operation is { WasSent: false, IsRetry: false };

    /// <summary>
    /// Sends a message through the handlers of the application and those of the SDK. For a request that passes once,
    /// the outcome that the SDK's handlers saw counts, whatever the application's handlers made of it.
    /// </summary>
    private async Task<HttpResponseMessage> SendThroughHandlersAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception failure)
            when (operation.Pass.Outcome is { IsSuccess: false } outcome && failure is not OutOfMemoryException)
        {
            return outcome.Failure is OperationCanceledException cancelled && !operation.IsOver
                ? throw new EndedByHandlerException(cancelled)
                : outcome.Again(message, operation);
        }
        catch (Exception failure) when (!operation.IsOver && !IsOwn(failure))
        {
            throw new EndedByHandlerException(failure);
        }
    }

    /// <summary>Whether an exception comes from the SDK's own handlers. They cancel nothing by themselves.</summary>
    private bool IsOwn(Exception failure) =>
        failure is ApiKeyException or ConnectionException or ReplayRefusedException or OutOfMemoryException
        || (failure is not OperationCanceledException && ReferenceEquals(failure, operation.LastFailure));

    /// <summary>
    /// The request id in the response to an authentication request may be the credential in another spelling.
    /// </summary>
    private ServiceError WithoutEcho(ServiceError error) =>
        operation.Kind != OperationKind.Authenticate || Guid.TryParse(error.RequestId, out _)
            ? error
            : error with
            {
                RequestId = null,
            };

    /// <summary>The body of an authentication request is added next to the socket, as its headers are.</summary>
    private void HoldBackSecrets(HttpRequestMessage message)
    {
        if (operation.Kind == OperationKind.Authenticate)
        {
            (operation.SecretContent, message.Content) = (message.Content, null);
        }
    }

    /// <summary>
    /// The body that the pipeline buffered; a handler of the application may have replaced it by other content. The
    /// body of an authentication response took another way, past such handlers.
    /// </summary>
    private ValueTask<BufferedContent> ReadBodyAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    ) =>
        (operation.SecretResponse ?? response.Content) is BufferedContent body
            ? new(body)
            : BodyReader.ReadAsync(
                response.Content ?? new ByteArrayContent([]),
                operation.Account.Options.MaxResponseBytes,
                cancellationToken
            );
}
