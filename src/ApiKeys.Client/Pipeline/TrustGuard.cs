using ApiKeys.Client.Calls;
using ApiKeys.Client.Certificates;

namespace ApiKeys.Client.Pipeline;

/// <summary>
/// Stands around the handler that owns the sockets and sends nothing when that one does not check certificates as the
/// account's options want it: a handler of the application that is in use already, has a check of its own, or is of an
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
            : throw ApiCall.Of(request).Refused(Reason, ApiKeyFailureStep.Application);

    private string Reason =>
        wanted.OptionInForce is { } option
            ? $"{option} is set, and the handler that the application brought does not keep to it. It must be a "
                + "SocketsHttpHandler or HttpClientHandler that is not "
                + "in use yet and has no check of certificates of its own. Nothing was sent."
            : "the handler that the application brought keeps to the trusted certificates of another account. Give "
                + "each account a handler of its own. Nothing was sent.";
}
