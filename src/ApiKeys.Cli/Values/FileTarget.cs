using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Writes the value to a new file that only the user can read: exactly the value, without a line end. The file is
/// created before the key is requested, and deleted if there is no value.
/// </summary>
internal sealed class FileTarget : ValueTarget
{
    private readonly FileStream _file;
    private readonly Screen _screen;
    private bool _isKept;

    private FileTarget(FileStream file, Screen screen) => (_file, _screen) = (file, screen);

    /// <exception cref="UsageException">The file exists already, or cannot be created.</exception>
    public static FileTarget Create(string path, Screen screen)
    {
        try
        {
            return new FileTarget(NewFile.Create(Path.GetFullPath(path)), screen);
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException(
                $"The file '{path}' for the value "
                    + (
                        Path.Exists(path)
                            ? "exists already, and is not overwritten."
                            : $"cannot be created: {exception.Message}"
                    )
                    + " Nothing was sent.",
                exception
            );
        }
    }

    /// <summary>Checks where a value would go, and creates nothing.</summary>
    /// <exception cref="UsageException">The file exists already, or its folder does not.</exception>
    public static void Check(string path)
    {
        if (Path.Exists(path))
        {
            throw new UsageException($"The file '{path}' for the value exists already, and is not overwritten.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new UsageException($"The folder of the file '{path}' for the value does not exist.");
        }
    }

    public override Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        try
        {
            Save(issued.Value.Reveal());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException(
                $"The value could not be written to '{_file.Name}': {exception.Message}",
                isHandedOver: false,
                exception
            );
        }

        _screen.Note($"The value is in '{_file.Name}'.");
        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        _file.Dispose();
        if (!_isKept)
        {
            File.Delete(_file.Name);
        }

        base.Dispose();
    }

    private void Save(string value)
    {
        NewFile.Write(_file, value);
        _file.Flush(flushToDisk: true);
        SyncFolder(Path.GetDirectoryName(_file.Name)!);
        _isKept = true;
    }

    /// <summary>
    /// Syncs the folder, so that the name of the file is durable too. Not every file system can do that; then there is
    /// nothing to report.
    /// </summary>
    private static void SyncFolder(string folder)
    {
        if (!OperatingSystem.IsWindows() && Posix.Open(folder, Posix.ReadOnly) is >= 0 and int descriptor)
        {
            _ = Posix.Sync(descriptor);
            _ = Posix.Close(descriptor);
        }
    }
}
