namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>How a call ended: with its result, or with an exception.</summary>
internal sealed record Ending(Given? Given, ApiKeyException? Error)
{
    /// <summary>The key whose value the caller has, even as a mismatch.</summary>
    public IssuedApiKey? Issued => Given?.Issued ?? (Error as ApiKeyMismatchException)?.Issued;

    /// <summary>Whether it reports that nothing was done.</summary>
    public bool IsNotDone =>
        Error is not (null or ApiKeyOutcomeUnknownException or ApiKeyValueLostException or ApiKeyMismatchException);

    /// <summary>The caller's result, as text for the tables.</summary>
    public string Text =>
        Error is null
            ? Given!.Text
            : Name(Error)
                + (Error.StatusCode is { } status ? $" {status}" : "")
                + (Error.IsTransient ? ", transient" : "")
                + (Error.RetryAfter is { } wait ? $", in {wait.TotalSeconds:0} s" : "");

    public static async Task<Ending> OfAsync(Task<Given> call)
    {
        try
        {
            return new(await call, null);
        }
        catch (ApiKeyException error)
        {
            return new(null, error);
        }
    }

    private static string Name(ApiKeyException error) =>
        error.GetType() == typeof(ApiKeyOperationFailedException)
            ? "Failure"
            : error
                .GetType()
                .Name.Replace("ApiKey", "", StringComparison.Ordinal)
                .Replace("Exception", "", StringComparison.Ordinal);
}
