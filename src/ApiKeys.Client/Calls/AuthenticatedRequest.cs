using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Calls;

/// <summary>
/// A request as it goes to the socket. Only it carries the credential, whichever request the application's handlers
/// passed on. Its text, which diagnostics of the framework print, contains no header value and no query.
/// </summary>
internal sealed class AuthenticatedRequest : HttpRequestMessage
{
    /// <param name="request">The request that it is a copy of. The content still belongs to the original, which
    /// disposes it.</param>
    /// <param name="owner">The request of the call that it is sent for.</param>
    public AuthenticatedRequest(HttpRequestMessage request, CallRequest owner)
        : base(request.Method, request.RequestUri)
    {
        Owner = owner;
        (Version, Content) = (request.Version, request.Content);
        HeaderCopy.Add(request.Headers, Headers);
#if NET
        VersionPolicy = request.VersionPolicy;
        CopyOptions(request.Options);
#else
        foreach (KeyValuePair<string, object> property in request.Properties)
        {
            Properties[property.Key] = property.Value;
        }
#endif
    }

    /// <summary>The request of the call that it is sent for.</summary>
    public CallRequest Owner { get; }

    public override string ToString()
    {
        string names = string.Join(", ", Headers.Select(static header => header.Key));
        return $"{Method} {RequestUri?.GetLeftPart(UriPartial.Path)} with the headers {names}";
    }

#if NET
    /// <summary>Copies the options of the application, if there are any beside the one that names the owner.</summary>
    private void CopyOptions(IDictionary<string, object?> options)
    {
        if (options.Count == 0 || (options.Count == 1 && options.ContainsKey(CallRequest.Option)))
        {
            return;
        }

        foreach (KeyValuePair<string, object?> option in options)
        {
            ((IDictionary<string, object?>)Options)[option.Key] = option.Value;
        }
    }
#endif
}
