namespace ApiKeys.Client.Http;

/// <summary>Deletes a key, and makes sure of what a missing answer or a missing key means.</summary>
internal static class Deletion
{
    /// <param name="operation">The deletion.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="explainAsync">Finds out what a 404 means: no such key, or no such address.</param>
    public static async Task RunAsync(Operation operation, Func<Task> send, Func<ApiKeyNotFoundException, Task<ApiKeyException>> explainAsync)
    {
        try
        {
            await send().ConfigureAwait(false);
        }
        catch (ApiKeyOutcomeUnknownException) when (operation.WasAccepted)
        {
            // The service said that it did it; nothing is missing but the rest of its answer.
        }
        catch (ApiKeyNotFoundException notFound)
        {
            ApiKeyException truth = await explainAsync(notFound).ConfigureAwait(false);
            if (truth is ApiKeyNotFoundException && operation.IsRepeat)
            {
                return; // An earlier attempt, whose answer did not arrive, deleted the key.
            }

            throw truth;
        }
    }
}
