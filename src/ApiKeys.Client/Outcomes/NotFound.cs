namespace ApiKeys.Client.Outcomes;

/// <summary>
/// Finds out the meaning of a 404 on a key: no such key, or an address that does not lead to the service's keys.
/// </summary>
internal static class NotFound
{
    /// <summary>Looks for the key.</summary>
    /// <param name="notFound">The service's error about the key.</param>
    /// <param name="find">Looks for it by another request, and fails where the address does not lead to the
    /// service.</param>
    /// <returns>The exception that describes the outcome, as far as it can be found out.</returns>
    public static async Task<ApiKeyException> ExplainAsync(ApiKeyNotFoundException notFound, Func<Task<ApiKey?>> find)
    {
        try
        {
            bool isThere = await find().ConfigureAwait(false) is not null;
            return OutcomeTranslator.Missing(notFound, isThere);
        }
        catch (ApiKeyException listing)
        {
            return listing.StatusCode == 404 ? listing : notFound;
        }
    }
}
