namespace ApiKeys.Client.Rotation.Services;

/// <summary>Tries a value that is not the account's credential, by a second manager of the same account.</summary>
internal sealed class CandidateCheck(ApiKeyManagerFactory factory, string account, Func<ApiKeyAccountOptions> options)
{
    /// <summary>Null when the service accepts the value; else why not.</summary>
    /// <exception cref="ApiKeyException">The service could not be reached or understood: nobody knows.</exception>
    public async Task<string?> RefusalAsync(
        Credential candidate,
        bool mustManageKeys,
        CancellationToken cancellationToken
    )
    {
        using ApiKeyManagerLease<ApiKeyManager> lease = Acquire(candidate);
        AccountCheck check = await lease.Manager.CheckAsync(cancellationToken).ConfigureAwait(false);
        return !check.CanAuthenticate ? check.Problem ?? "The service rejects the value."
            : mustManageKeys && !check.CanListKeys ? check.Problem ?? "The value is accepted, but may not manage keys."
            : null;
    }

    /// <summary>
    /// A manager that authenticates with a credential; null for the one in the options, whatever source the account
    /// has.
    /// </summary>
    public ApiKeyManagerLease<ApiKeyManager> Acquire(Credential? credential) =>
        factory.Acquire<ApiKeyManager>(account, options(), credential is null ? null : new FixedCredential(credential));

    private sealed class FixedCredential(Credential credential) : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(credential);
    }
}
