namespace ApiKeys.Client.Http;

/// <summary>How requests to a service are signed in.</summary>
internal abstract class SignIn
{
    /// <summary>Puts the account's credential, or what was got for it, on a request.</summary>
    public abstract ValueTask ApplyAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}
