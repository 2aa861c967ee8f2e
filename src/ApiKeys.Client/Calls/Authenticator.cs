namespace ApiKeys.Client.Calls;

/// <summary>Authenticates requests to a service.</summary>
internal abstract class Authenticator
{
    /// <summary>Puts the account's credential, or the token that was obtained for it, on a request.</summary>
    public abstract Task ApplyAsync(
        AuthenticatedRequest request,
        ApiCall operation,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Returns, after a 401, whether another attempt would be authenticated again. The token with which the operation
    /// was authenticated is then dropped.
    /// </summary>
    public virtual bool TryRenew(ApiCall operation) => false;

    /// <summary>Notes that authenticating again did not help: the service refuses for another reason.</summary>
    public virtual void OnRenewalFailed() { }

    /// <summary>The meaning of a 401, and its remedy.</summary>
    public virtual string RefusalAdvice => "The account's credential is wrong, expired or deleted.";

    /// <summary>The meaning of a 403, and its remedy.</summary>
    public virtual string ForbiddenAdvice => "The account's credential lacks the right to do this.";
}
