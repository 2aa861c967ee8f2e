using ApiKeys.Client.Calls;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Authentication;

/// <summary>Puts a secret into a header.</summary>
internal static class SecretHeader
{
    /// <exception cref="ApiKeyException">The secret has characters that a header cannot carry.</exception>
    public static void Set(
        AuthenticatedRequest request,
        string header,
        string prefix,
        SecretValue value,
        CallState call
    )
    {
        string text = value.Reveal();
        if (!HeaderText.IsSafe(text))
        {
            throw call.Refused(
                "the credential has characters that a header cannot carry, such as a line break. Nothing was sent.",
                ApiKeyFailureStep.Authentication
            );
        }

        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, prefix + text);
    }
}
