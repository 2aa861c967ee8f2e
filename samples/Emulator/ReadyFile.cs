namespace ApiKeys.Client.Samples.Emulator;

internal static class ReadyFile
{
    /// <summary>
    /// Writes the file completely or not at all, because a waiting program reads it as soon as it exists.
    /// </summary>
    public static async Task WriteAsync(string? path, string text)
    {
        if (path is not null)
        {
            string draft = $"{path}.{Environment.ProcessId}";
            await File.WriteAllTextAsync(draft, text);
            File.Move(draft, path, overwrite: true);
        }
    }
}
