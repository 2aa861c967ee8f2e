using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Veeam;

/// <summary>Asks the application for the code of the second factor, for as long as the options allow.</summary>
internal sealed class VeeamSecondFactor(VeeamOptions options, TimeProvider timeProvider)
{
    private const string NotAuthenticated = "Authentication was not completed.";

    /// <exception cref="ApiKeyException">There is no callback, it took too long, or it returned no code.</exception>
    public async Task<SecretValue> AskAsync(CallState operation)
    {
        if (options.SecondFactor is not { } ask)
        {
            throw new ApiKeyAccessDeniedException(
                operation.Message(
                    "the user has a second factor, and no callback for its code is set. Call "
                        + $"{nameof(VeeamOptions)}.{nameof(options.UseSecondFactor)}, or use an API key. {NotAuthenticated}"
                )
            )
            {
                Details = operation.Details with
                {
                    IsCredentialRejected = true,
                    FailedStep = ApiKeyFailureStep.Authentication,
                },
            };
        }

        using CallLimit limit = new(options.SecondFactorTimeout, timeProvider, CancellationToken.None);
        string? code;
        try
        {
            code = await ask(limit.Token).Observed().WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            throw new ApiKeyTimeoutException(
                operation.Message(
                    $"the code of the second factor did not arrive within {options.SecondFactorTimeout} "
                        + $"({nameof(options.SecondFactorTimeout)}). {NotAuthenticated}"
                )
            )
            {
                Details = operation.Details with { FailedStep = ApiKeyFailureStep.Authentication },
            };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw operation.Refused(
                $"the callback for the code of the second factor failed. {NotAuthenticated}",
                ApiKeyFailureStep.Authentication,
                failure
            );
        }

        return string.IsNullOrWhiteSpace(code)
            ? throw operation.Refused(
                $"the callback for the code of the second factor returned none. {NotAuthenticated}",
                ApiKeyFailureStep.Authentication
            )
            : new SecretValue(code!.Trim());
    }
}
