namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Deletes the keys of the demonstration after a failure, whether they were created or not.</summary>
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
            Screen.Say($"The key '{name}' may still exist. Delete it yourself. {exception.Message}");
        }
    }
}
