namespace ApiKeys.Client.Http;

/// <summary>Asks a source for the credential, for as long as the call may last, whether the source listens to its token or not.</summary>
internal static class CredentialReader
{
    /// <exception cref="ApiKeyException">The source failed, or gave what a header cannot carry.</exception>
    public static async Task<ApiKeyValue> ReadAsync(CredentialSource source, Operation operation, CancellationToken cancellationToken)
    {
        Credential credential;
        try
        {
            credential = await source.GetAsync(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not ApiKeyException && !cancellationToken.IsCancellationRequested)
        {
            throw operation.Refused("the source of the credential failed. Nothing was sent.", failure);
        }

        return HeaderText.IsSafe(credential.Secret.Reveal())
            ? credential.Secret
            : throw operation.Refused("the credential has characters that a header cannot carry, such as a line break. Nothing was sent.");
    }
}
