using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Removes the story's key after a failure, whether it was created or not.</summary>
internal static class TidyUp
{
    public static async Task RemoveAsync(AimmsApiKeyManager keys, string id)
    {
        try
        {
            if (await keys.FindAsync(id) is not null)
            {
                await keys.DeleteAsync(id);
                Screen.Say($"Something failed, so the key '{id}' was deleted.");
            }
        }
        catch (ApiKeyException exception)
        {
            Screen.Say($"The key '{id}' may still be there; delete it by hand. {exception.Message}");
        }
    }
}
