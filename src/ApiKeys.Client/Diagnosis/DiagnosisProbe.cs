using System.Net;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Diagnosis;

/// <summary>
/// Sends the requests of a diagnosis that no operation of the SDK sends. They are reads, or have no credential.
/// </summary>
internal sealed class DiagnosisProbe(
    OperationRunner runner,
    AccountContext account,
    CancellationToken cancellationToken
)
{
    /// <summary>What the probe authenticated with last; null before.</summary>
    public SecretValue? AuthenticatedWith { get; private set; }

    /// <summary>Whether requests are sent over TLS.</summary>
    public bool HasTls => account.Address.Scheme != "http";

    /// <summary>How requests reach the service, in words.</summary>
    public string Way =>
        (account.Address.Scheme, account.Options) switch
        {
            ("http", _) => "without TLS",
            (_, { CertificateSha256: not null }) => "over TLS with the one certificate that is set",
            (_, { TrustedCertificateFile: not null }) => "over TLS with a certificate of the authorities that are set",
            _ => "over TLS with a certificate that this machine trusts",
        }
        + (
            !account.Address.IsLoopback && PrimaryHandler.DefaultProxy?.IsBypassed(account.Address) == false
                ? ", through a proxy"
                : ", without a proxy"
        );

    /// <summary>Reads with the account's credential.</summary>
    /// <param name="request">The request, at its place in the specification.</param>
    /// <exception cref="ApiKeyException">The credential was rejected, or there was no connection.</exception>
    public Task<RawResponse> ReadAsync(WireRequest request) => SendAsync(request, account);

    /// <summary>Reads a path below the account's address, with the account's credential.</summary>
    public Task<RawResponse> ReadAsync(string path) => ReadAsync(new WireRequest(WireMethod.Get, path));

    /// <summary>Reads at another place of the account's host, with the account's credential.</summary>
    /// <param name="path">The path, relative to the account's address.</param>
    public Task<RawResponse> ReadElsewhereAsync(string path) =>
        AtHostAsync(WireMethod.Get, path, account.Authenticator);

    /// <summary>Sends a request with another credential, as a bearer token. That it is rejected is a result.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, relative to the account's address.</param>
    /// <param name="credential">The credential.</param>
    public Task<RawResponse> SendAsAsync(HttpMethod method, string path, SecretValue credential) =>
        AtHostAsync(
            method,
            path,
            new HeaderAuthenticator(new FixedCredential(new Credential(credential)), "Authorization", "Bearer ")
        );

    /// <summary>Sends a request without a credential.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, relative to the account's address; from the root of the host with a slash.</param>
    public Task<RawResponse> AskAsync(HttpMethod method, string path) =>
        AtHostAsync(method, path, new NoAuthenticator());

    /// <summary>The address of the account contains each request, so it is that of the host here.</summary>
    private Task<RawResponse> AtHostAsync(HttpMethod method, string path, Authenticator authenticator)
    {
        Uri place = new(account.Address, path);
        AccountContext host = new(
            account.Service,
            account.Name,
            new Uri(place, "/"),
            account.Options,
            authenticator,
            account.Errors,
            account.TimeProvider
        )
        {
            Dialect = authenticator is NoAuthenticator ? WireDialect.Specified : account.Dialect,
        };
        return SendAsync(new WireRequest(method, place.PathAndQuery.TrimStart('/')), host);
    }

    private async Task<RawResponse> SendAsync(WireRequest request, AccountContext context)
    {
        CallState call = new ApiCall(OperationKind.Read, "checking the server", context).Begin();
        return await runner
            .RunAsync(call, (transport, token) => ReadAsync(call, transport, request, token), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<RawResponse> ReadAsync(
        CallState call,
        WireTransport transport,
        WireRequest request,
        CancellationToken token
    )
    {
        try
        {
            (string? mediaType, string text) = await transport.ReadTextAsync(request, token).ConfigureAwait(false);
            AuthenticatedWith = call.Identity?.Secret;
            return new((int)call.Status!, mediaType, text, null);
        }
        catch (WireStatusException refusal) when (!IsRejected(refusal, call) && !IsBlocked(refusal))
        {
            return new(refusal.StatusCode, null, "", refusal.Error);
        }
    }

    /// <summary>Whether a proxy or a gateway responded with a page in place of the service.</summary>
    private static bool IsBlocked(WireStatusException refusal) =>
        refusal.Error.Page is not null
        && (HttpStatusCode)refusal.StatusCode
            is HttpStatusCode.Forbidden
                or HttpStatusCode.ProxyAuthenticationRequired
                or >= HttpStatusCode.InternalServerError;

    /// <summary>Whether a refusal is that of the account's credential.</summary>
    private bool IsRejected(WireStatusException refusal, CallState call) =>
        refusal.StatusCode == (int)HttpStatusCode.Unauthorized && call.Account.Authenticator == account.Authenticator;
}
