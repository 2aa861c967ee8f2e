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
    public AuthenticatedRequest(HttpRequestMessage request)
        : base(request.Method, request.RequestUri)
    {
        (Version, Content) = (request.Version, request.Content);
        HeaderCopy.Add(request.Headers, Headers);
#if NET
        VersionPolicy = request.VersionPolicy;
        foreach (KeyValuePair<string, object?> option in request.Options)
        {
            ((IDictionary<string, object?>)Options)[option.Key] = option.Value;
        }
#else
        foreach (KeyValuePair<string, object> property in request.Properties)
        {
            Properties[property.Key] = property.Value;
        }
#endif
    }

    public override string ToString()
    {
        string names = string.Join(", ", Headers.Select(static header => header.Key));
        return $"{Method} {RequestUri?.GetLeftPart(UriPartial.Path)} with the headers {names}";
    }
}
