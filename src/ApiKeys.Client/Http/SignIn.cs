namespace ApiKeys.Client.Http;

/// <summary>How requests to a service are signed in.</summary>
internal abstract class SignIn
{
    /// <summary>Puts the account's credential, or what was got for it, on a request.</summary>
    public abstract Task ApplyAsync(HttpRequestMessage request, Operation operation, CancellationToken cancellationToken);

    /// <summary>Takes it off again.</summary>
    public abstract void Remove(HttpRequestMessage request);
}
