using System.Diagnostics;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The user that a credential belongs to: read once for each credential, however many calls need it.
/// </summary>
internal sealed class VeeamCurrentUser(CredentialSource credentials)
{
    private readonly object _lock = new();
    private Credential? _credential;
    private Task<Guid>? _response;

    /// <summary>
    /// The id of the user. Reading it is a separate call, which does not end with the caller, and whose time does not
    /// count.
    /// </summary>
    public async Task<Guid> FindAsync(
        CallState operation,
        Func<ActivityContext, Task<Guid>> ask,
        CancellationToken cancellationToken
    )
    {
        Credential credential = await CredentialReader
            .ReadAsync(credentials, operation, cancellationToken)
            .ConfigureAwait(false);
        return await operation
            .Limit!.WaitOutsideAsync(FindAsync(credential, ask), cancellationToken)
            .ConfigureAwait(false);
    }

    private Task<Guid> FindAsync(Credential credential, Func<ActivityContext, Task<Guid>> ask)
    {
        lock (_lock)
        {
            if (_response is null or { IsFaulted: true } || !_credential!.IsSameAs(credential))
            {
                (_credential, _response) = (credential, SharedTask.Run(ask));
            }

            return _response;
        }
    }
}
