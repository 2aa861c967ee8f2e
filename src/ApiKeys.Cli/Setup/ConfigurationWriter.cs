using System.Text.Json;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Setup;

/// <summary>Adds an account to the configuration, and keeps everything else in it.</summary>
internal sealed class ConfigurationWriter
{
    private readonly JsonObject _document;
    private readonly JsonObject _accounts;

    private ConfigurationWriter(string path, JsonObject document)
    {
        (Path, _document) = (path, document);
        _accounts = document[AccountConfiguration.Section] as JsonObject ?? [];
        _document[AccountConfiguration.Section] = _accounts;
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Reads the file, if there is one.</summary>
    /// <exception cref="UsageException">The file cannot be read and written again without a loss.</exception>
    public static ConfigurationWriter Open(string path)
    {
        try
        {
            return new ConfigurationWriter(
                path,
                File.Exists(path) ? (JsonObject)JsonNode.Parse(EncodedText.Decode(File.ReadAllBytes(path)))! : []
            );
        }
        catch (Exception exception) when (exception is JsonException or InvalidCastException or NullReferenceException)
        {
            throw new UsageException(
                $"The configuration '{path}' has comments or is not plain JSON, so it cannot be changed without a loss. "
                    + "Add the account with a text editor.",
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new UsageException($"The configuration '{path}' cannot be changed: {exception.Message}", exception);
        }
    }

    /// <summary>Creates the folder of the file; false when there is one.</summary>
    /// <exception cref="UsageException">It cannot be created.</exception>
    public bool CreateFolder()
    {
        try
        {
            if (Directory.Exists(Folder))
            {
                return false;
            }

            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Folder);
            }
            else
            {
                Directory.CreateDirectory(
                    Folder,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder '{Folder}' cannot be created: {exception.Message}", exception);
        }
    }

    public bool Has(string account) =>
        _accounts.Any(each => each.Key.Equals(account, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the file with the account in it: a new file first, which then takes its place.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public void Save(NewAccount account)
    {
        foreach (string same in _accounts.Select(static each => each.Key).ToArray())
        {
            if (same.Equals(account.Name, StringComparison.OrdinalIgnoreCase))
            {
                _accounts.Remove(same);
            }
        }

        _accounts[account.Name] = new JsonObject(
            account.Values.Select(static option =>
                KeyValuePair.Create(option.Key, (JsonNode?)JsonValue.Create(option.Value))
            )
        );
        CreateFolder();
        string temporary = $"{Path}.{Environment.ProcessId}.new";
        try
        {
            using (FileStream file = NewFile.Create(temporary))
            {
                NewFile.Write(file, Data.Readable(_document));
            }

            File.Move(temporary, Path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new UsageException($"The configuration '{Path}' cannot be written: {exception.Message}", exception);
        }
    }
}
