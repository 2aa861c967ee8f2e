namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Removes the story's keys after a failure, whether they were created or not.</summary>
internal static class TidyUp
{
    public static async Task RemoveAsync(ApiKeyManager keys, string name)
    {
        try
        {
            foreach (
                ApiKey key in (await keys.GetListAsync()).Where(key =>
                    key.Name.StartsWith(name, StringComparison.Ordinal)
                )
            )
            {
                await keys.DeleteAsync(key.Id);
                Screen.Say($"Something failed, so the key '{key.Name}' was deleted.");
            }
        }
        catch (ApiKeyException exception)
        {
            Screen.Say($"The key '{name}' may still be there; delete it by hand. {exception.Message}");
        }
    }
}
