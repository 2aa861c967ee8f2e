namespace ApiKeys.Client.Calls;

/// <summary>How requests to a service are signed in.</summary>
internal abstract class Authenticator
{
    /// <summary>Puts the account's credential, or what was got for it, on a request.</summary>
    public abstract Task ApplyAsync(
        AuthenticatedRequest request,
        ApiCall operation,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Tells, after a 401, whether another try would be signed in again. What the operation was authenticated with is
    /// then dropped.
    /// </summary>
    public virtual bool TryRenew(ApiCall operation) => false;

    /// <summary>Notes that being signed in again did not help: the service refuses for another reason.</summary>
    public virtual void OnRenewalFailed() { }

    /// <summary>What a 401 means, and what to do about it.</summary>
    public virtual string RefusalAdvice => "The account's credential is wrong, expired or deleted.";

    /// <summary>What a 403 means, and what to do about it.</summary>
    public virtual string ForbiddenAdvice => "The account's credential lacks the right to do this.";
}
