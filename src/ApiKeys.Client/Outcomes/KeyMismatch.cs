using ApiKeys.Client.Calls;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Outcomes;

/// <summary>Says that a key was created, or given a new value, but not as it was asked to.</summary>
internal static class KeyMismatch
{
    /// <summary>The key as it was created, if it is as it was asked for.</summary>
    /// <param name="operation">The create or refresh.</param>
    /// <param name="issued">The key with its value.</param>
    /// <param name="difference">What is other than it was asked for; null when nothing is.</param>
    /// <param name="isEncoded">Whether the value is not sent as it is, but encoded.</param>
    /// <exception cref="ApiKeyMismatchException">It is not, or its value cannot be one.</exception>
    public static IssuedApiKey Checked(
        ApiCall operation,
        IssuedApiKey issued,
        string? difference,
        bool isEncoded = false
    )
    {
        bool works = SecretText.IsSendable(issued.Value.Reveal(), isEncoded);
        if (works)
        {
            return difference is null ? issued : throw Exception(operation, issued, difference);
        }

        string unusable = "its value has characters that no credential can have";
        throw Exception(operation, issued, difference is null ? unusable : $"{difference} and {unusable}", works);
    }

    public static ApiKeyMismatchException Exception(
        ApiCall operation,
        IssuedApiKey issued,
        string difference,
        bool works = true
    ) =>
        new(
            operation.Message(
                $"the key {(operation.Kind == OperationKind.Refresh ? "has a new value" : "was created")}, but "
                    + $"{Redaction.Masked(difference, operation.Secrets)}. "
                    + $"It exists{(works ? " and works" : "")}: use it as it is "
                    + $"({nameof(ApiKeyMismatchException.Issued)}), or delete it."
            )
        )
        {
            Issued = issued,
            Details = operation.Details with
            {
                KeyId = issued.Key.Id.Length > 0 ? issued.Key.Id : null,
                StatusCode = (int?)operation.LastStatus,
            },
        };
}
