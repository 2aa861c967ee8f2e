using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;

namespace ApiKeys.Client.Veeam;

/// <summary>Asks the application for the code of the second factor, for as long as the options allow.</summary>
internal sealed class VeeamSecondFactor(VeeamOptions options, TimeProvider timeProvider)
{
    private const string NotSignedIn = "The sign-in was not completed.";

    /// <exception cref="ApiKeyException">Nobody can be asked, it took too long, or no code came of it.</exception>
    public async Task<SecretValue> AskAsync(ApiCall operation)
    {
        if (options.SecondFactor is not { } ask)
        {
            throw new ApiKeyAccessDeniedException(
                operation.Message(
                    "the user has a second factor, and the account does not say whom to ask for it: set "
                        + $"{nameof(VeeamOptions)}.{nameof(options.UseSecondFactor)}, or use an API key. {NotSignedIn}"
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
                    $"the code of the second factor did not come within {options.SecondFactorTimeout} "
                        + $"({nameof(options.SecondFactorTimeout)}). {NotSignedIn}"
                )
            )
            {
                Details = operation.Details with { FailedStep = ApiKeyFailureStep.Authentication },
            };
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw operation.Refused(
                $"what asks for the code of the second factor failed. {NotSignedIn}",
                ApiKeyFailureStep.Authentication,
                failure
            );
        }

        return string.IsNullOrWhiteSpace(code)
            ? throw operation.Refused(
                $"what asks for the code of the second factor gave none. {NotSignedIn}",
                ApiKeyFailureStep.Authentication
            )
            : new SecretValue(code!.Trim());
    }
}
