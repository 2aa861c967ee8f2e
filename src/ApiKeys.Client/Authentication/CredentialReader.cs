using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// Reads the credential from a source, within the timeout of the call, whether the source observes its token or not.
/// </summary>
internal static class CredentialReader
{
    /// <exception cref="ApiKeyException">The source failed.</exception>
    public static async ValueTask<Credential> ReadAsync(
        CredentialSource source,
        CallState call,
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
                ) ?? throw new InvalidOperationException("The source returned null.");
        }
        catch (Exception failure) when (failure is not ApiKeyException && !cancellationToken.IsCancellationRequested)
        {
            throw call.Refused(
                "the credential source failed. Nothing was sent.",
                ApiKeyFailureStep.Authentication,
                failure
            );
        }
    }
}
