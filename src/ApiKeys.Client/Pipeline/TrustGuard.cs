using ApiKeys.Client.Calls;
using ApiKeys.Client.Certificates;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Wraps the handler that owns the sockets, and sends nothing when that handler does not check certificates as the
/// account's options require: a handler of the application that is already in use, has its own callback, or is of an
/// unknown kind.
/// </summary>
internal sealed class TrustGuard(ServerTrust wanted, ServerTrust? enforced) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) =>
        wanted.IsSameAs(enforced)
            ? base.SendAsync(request, cancellationToken)
            : throw CallRequest.Of(request).Call.Refused(Reason, ApiKeyFailureStep.Application);

    private string Reason =>
        wanted.OptionInForce is { } option
            ? $"{option} is set, but the application's handler does not apply it. Use a "
                + "SocketsHttpHandler or HttpClientHandler that is not "
                + "in use yet and has no certificate callback. Nothing was sent."
            : "the application's handler applies the trusted certificates of another account. Use "
                + "a separate handler for each account. Nothing was sent.";
}
