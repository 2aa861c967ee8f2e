using System.Diagnostics.CodeAnalysis;
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
            return await WaitAsync(source.GetAsync(cancellationToken), cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The source returned null.");
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

    /// <summary>
    /// Asks the source again after a rejection. Null if it has no other credential, or fails: the rejection says more.
    /// </summary>
    [SuppressMessage("Design", "CA1031", Justification = "The rejection is reported, whatever the source throws.")]
    public static async ValueTask<Credential?> ReplaceAsync(
        CredentialSource source,
        SecretValue rejected,
        CancellationToken cancellationToken
    )
    {
        try
        {
            Credential? newest = await WaitAsync(
                    source.GetReplacementAsync(rejected, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            return newest is null || newest.Secret.HasSameText(rejected) ? null : newest;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Whether the source has another credential than the one that a call was authenticated with.</summary>
    public static async ValueTask<bool> HasReplacementAsync(
        CredentialSource source,
        CallState call,
        CancellationToken cancellationToken
    ) =>
        call.Identity is { } used
        && await ReplaceAsync(source, used.Behind is { Count: > 0 } behind ? behind[0] : used.Secret, cancellationToken)
            .ConfigureAwait(false)
            is not null;

    private static ValueTask<Credential> WaitAsync(ValueTask<Credential> asked, CancellationToken cancellationToken) =>
        asked.IsCompletedSuccessfully ? asked : new(asked.AsTask().Observed().WaitAsync(cancellationToken));
}
