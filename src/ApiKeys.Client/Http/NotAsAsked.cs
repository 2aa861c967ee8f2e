namespace ApiKeys.Client.Http;

/// <summary>Says that a key was created, but not as it was asked to.</summary>
internal static class NotAsAsked
{
    public static ApiKeyNotAsAskedException Exception(Operation operation, IssuedApiKey issued, string difference) => new(operation.Message(
        $"the key was created, but {WithoutSecret(operation, difference)}. It exists and works: use it as it is ({nameof(ApiKeyNotAsAskedException.Issued)}), or delete it."))
    {
        Issued = issued,
        Details = operation.Details with { KeyId = issued.Key.Id.Length > 0 ? issued.Key.Id : null, StatusCode = (int?)operation.LastStatus },
    };

    /// <summary>What the service made of a key is quoted, and may be the credential that was sent to it.</summary>
    private static string WithoutSecret(Operation operation, string difference) =>
        operation.SignedInWith is { } secret ? Redaction.Masked(difference, secret)! : difference;
}
