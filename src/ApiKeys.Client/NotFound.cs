namespace ApiKeys.Client;

/// <summary>Finds out what a 404 on a key means: no such key, or an address that does not lead to the service's keys at all.</summary>
internal static class NotFound
{
    /// <summary>Asks the list, which has no id in its path.</summary>
    /// <returns>The exception that tells the truth, as far as it can be found out.</returns>
    public static async Task<ApiKeyException> ExplainAsync(ApiKeyNotFoundException notFound, ApiKeyManager manager, CancellationToken cancellationToken)
    {
        try
        {
            bool isListed = await manager.FindAsync(notFound.KeyId!, cancellationToken).ConfigureAwait(false) is not null;
            string truth = isListed
                ? "The service lists the key, but does not find it at this path; the path of this operation may differ at this service."
                : "The account has no key with that id.";
            ApiKeyException exception = isListed ? new ApiKeyException($"{notFound.Message} {truth}") : new ApiKeyNotFoundException($"{notFound.Message} {truth}");
            exception.Details = notFound.Details;
            return exception;
        }
        catch (ApiKeyException listing)
        {
            return listing.StatusCode == 404 ? listing : notFound;
        }
    }
}
