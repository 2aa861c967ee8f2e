namespace ApiKeys.Client.Samples.Emulator;

internal static class ReadyFile
{
    /// <summary>Writes the file whole or not at all: who waits for it reads it as soon as it is there.</summary>
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
