namespace ApiKeys.Client.Http;

/// <summary>Says that a key was created, but not as it was asked to.</summary>
internal static class NotAsAsked
{
    public static ApiKeyNotAsAskedException Exception(Operation operation, IssuedApiKey issued, string difference) => new(operation.Message(
        $"the key was created, but {Redaction.Masked(difference, operation.Secrets)}. It exists and works: use it as it is ({nameof(ApiKeyNotAsAskedException.Issued)}), or delete it."))
    {
        Issued = issued,
        Details = operation.Details with { KeyId = issued.Key.Id.Length > 0 ? issued.Key.Id : null, StatusCode = (int?)operation.LastStatus },
    };
}
