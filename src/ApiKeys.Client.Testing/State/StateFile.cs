using System.Text.Json;

namespace ApiKeys.Client.Testing.State;

/// <summary>
/// The file that keeps the state of an emulator. It is replaced as a whole, so that it is never half written.
/// </summary>
internal sealed class StateFile(string path)
{
    private readonly object _lock = new();
    private byte[] _saved = [];

    /// <summary>The kept state; <see langword="null"/> if there is no file yet.</summary>
    /// <exception cref="InvalidDataException">The file has other content.</exception>
    public EmulatorState? Read()
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return
                JsonSerializer.Deserialize(File.ReadAllBytes(path), StateJson.Default.EmulatorState)
                    is { Version: EmulatorState.Current, Aimms: not null, Maximo: not null, Veeam: not null } state
                ? state
                : throw new JsonException("It was written by another version.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"The file '{path}' does not hold the state of an emulator, and is left as it is: {exception.Message}",
                exception
            );
        }
    }

    /// <summary>Writes the state if it has changed; it is on the disk when the method returns.</summary>
    public void Save(ApiKeyEmulator emulator)
    {
        lock (_lock)
        {
            byte[] now = JsonSerializer.SerializeToUtf8Bytes(
                EmulatorState.Of(emulator),
                StateJson.Default.EmulatorState
            );
            if (!now.AsSpan().SequenceEqual(_saved))
            {
                Replace(now);
                _saved = now;
            }
        }
    }

    private void Replace(byte[] content)
    {
        string draft = path + ".new";
        File.Delete(draft);
        using (FileStream file = new(draft, ForOwnerAlone()))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }

    private static FileStreamOptions ForOwnerAlone()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
