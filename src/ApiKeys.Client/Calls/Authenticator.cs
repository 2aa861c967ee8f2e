namespace ApiKeys.Client.Calls;

/// <summary>Authenticates requests to a service.</summary>
internal abstract class Authenticator
{
    /// <summary>Puts the account's credential, or the token that was obtained for it, on a request.</summary>
    /// <returns>What the request is authenticated with; null when that is nothing.</returns>
    public abstract ValueTask<Identity?> ApplyAsync(
        AuthenticatedRequest request,
        CallState call,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Returns, after a 401, whether another attempt would be authenticated again. The token that was rejected is then
    /// dropped.
    /// </summary>
    public virtual bool TryRenew(SecretValue? rejected) => false;

    /// <summary>
    /// Returns, after a 401, whether the source of the credential has another one than the call was authenticated with.
    /// </summary>
    public virtual ValueTask<bool> HasReplacementAsync(CallState call, CancellationToken cancellationToken) =>
        new(false);

    /// <summary>Notes that authenticating again did not help: the service refuses for another reason.</summary>
    public virtual void OnRenewalFailed() { }

    /// <summary>The meaning of a 401, and its remedy.</summary>
    public virtual string RefusalAdvice => "The account's credential is wrong, expired or deleted.";

    /// <summary>The meaning of a 403, and its remedy.</summary>
    public virtual string ForbiddenAdvice => "The account's credential lacks the right to do this.";
}
