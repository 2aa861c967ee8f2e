using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// Asks a source for the credential, for as long as the call may last, whether the source listens to its token or not.
/// </summary>
internal static class CredentialReader
{
    /// <exception cref="ApiKeyException">The source failed.</exception>
    public static async ValueTask<Credential> ReadAsync(
        CredentialSource source,
        ApiCall operation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            ValueTask<Credential> asked = source.GetAsync(cancellationToken);
            return (
                    asked.IsCompletedSuccessfully
                        ? asked.Result
                        : await asked.AsTask().Observed().WaitAsync(cancellationToken).ConfigureAwait(false)
                ) ?? throw new InvalidOperationException("The source gave null.");
        }
        catch (Exception failure) when (failure is not ApiKeyException && !cancellationToken.IsCancellationRequested)
        {
            throw operation.Refused(
                "the source of the credential failed. Nothing was sent.",
                ApiKeyFailureStep.Authentication,
                failure
            );
        }
    }
}
