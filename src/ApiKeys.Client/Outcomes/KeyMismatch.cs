using ApiKeys.Client.Calls;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Outcomes;

/// <summary>Reports a key that was created, or given a new value, but differs from the request.</summary>
internal static class KeyMismatch
{
    /// <summary>Returns the key if it is as requested.</summary>
    /// <param name="operation">The create or refresh.</param>
    /// <param name="issued">The key with its value.</param>
    /// <param name="difference">How it differs from the request; null when it does not.</param>
    /// <param name="isEncoded">Whether the value is not sent as it is, but encoded.</param>
    /// <exception cref="ApiKeyMismatchException">It differs, or its value is invalid.</exception>
    public static IssuedApiKey Checked(
        CallState operation,
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
        CallState operation,
        IssuedApiKey issued,
        string difference,
        bool works = true
    ) =>
        new(
            operation.Message(
                $"the key {(operation.Call.Kind == OperationKind.Refresh ? "has a new value" : "was created")}, but "
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
                StatusCode = (int?)operation.Status,
            },
        };
}
