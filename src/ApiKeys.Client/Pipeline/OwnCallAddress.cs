using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Pipeline;

/// <summary>Keeps the credential of an account from every address but the account's own.</summary>
internal static class OwnCallAddress
{
    /// <exception cref="ApiKeyOperationFailedException">The request is for another scheme, host or port.</exception>
    public static void ThrowIfElsewhere(HttpRequestMessage request, CallState call)
    {
        Uri own = call.Account.Address;
        if (request.RequestUri is not { IsAbsoluteUri: true } address || !IsAt(own, address))
        {
            throw Refused(call, OriginOf(request.RequestUri), own);
        }

        // A gateway sends the request where the header says, and the certificate is checked for that name.
        if (request.Headers.Host is { Length: > 0 } host && !IsSame(host, own.Authority))
        {
            throw Refused(call, $"the host '{host}' in its header", own);
        }
    }

    private static ApiKeyOperationFailedException Refused(CallState call, string to, Uri own) =>
        call.Refused(
            $"the request is for {to}, and the account's credential goes to {OriginOf(own)} only. Nothing was sent.",
            ApiKeyFailureStep.Application
        );

    private static bool IsAt(Uri own, Uri address) =>
        own.Scheme == address.Scheme && own.Port == address.Port && IsSame(own.Host, address.Host);

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>An address without its path and query, which may hold secrets.</summary>
    private static string OriginOf(Uri? address) =>
        address is { IsAbsoluteUri: true } ? $"{address.Scheme}://{address.Authority}" : "no absolute address";
}
