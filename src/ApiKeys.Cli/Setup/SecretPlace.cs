using System.Text;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Setup;

/// <summary>
/// Where the secret of a new account is: in a file of the user's, behind a command, or in a new file that only the user
/// can read. A new file is removed again unless the account was saved, and what it took the place of comes back.
/// </summary>
internal sealed class SecretPlace : IDisposable
{
    private const int MostBytes = 64 * 1024;

    private readonly string? _created;
    private readonly string? _replaced;
    private string? _newFolder;
    private bool _isKept;

    private SecretPlace(string? created, string? replaced = null) => (_created, _replaced) = (created, replaced);

    /// <summary>The new file; null when there is none.</summary>
    public string? NewFilePath => _created;

    /// <summary>Chooses the place, and sets the option of the account that says so.</summary>
    /// <exception cref="UsageException">There is no secret.</exception>
    public static async Task<SecretPlace> ChooseAsync(
        Session session,
        InitOptions options,
        NewAccount account,
        ConfigurationWriter writer,
        CancellationToken cancellationToken
    )
    {
        string field = account.SecretField;
        if (session.Get(options.SecretCommand) is { } command)
        {
            account.Values[Secrets.CommandOf(field)] = command;
            return new SecretPlace(null);
        }

        string? path = session.Get(options.SecretFile) is { } file ? PathOf(file) : null;
        if (path is not null && !ConfiguredPaths.IsInHome(path) && !File.Exists(path))
        {
            string problem = Directory.Exists(path) ? "is a folder" : "cannot be found";
            throw new UsageException(
                $"The file '{path}', which {options.SecretFile.Name} names, {problem}. Nothing was sent."
            );
        }

        string? secret = path is null ? await ReadAsync(session, options, field, cancellationToken) : null;
        account.Values[Secrets.FileOf(field)] = path ?? OwnFileOf(account, writer);
        if (secret is null)
        {
            return new SecretPlace(null);
        }

        string? folder = writer.CreateFolder() ? writer.Folder : null;
        SecretPlace place = Write(account.Values[Secrets.FileOf(field)], secret, session.Get(options.Replace));
        place._newFolder = folder;
        return place;
    }

    /// <summary>The file beside the configuration that holds the secret of an account.</summary>
    public static string OwnFileOf(NewAccount account, ConfigurationWriter writer) =>
        Path.Combine(writer.Folder, $"{account.Name}.secret");

    /// <summary>The path of a file in the configuration, which may be read from another folder.</summary>
    public static string PathOf(string file) => ConfiguredPaths.IsInHome(file) ? file : Path.GetFullPath(file);

    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (_created is not null && !_isKept)
        {
            File.Delete(_created);
        }

        if (_replaced is not null && _isKept)
        {
            File.Delete(_replaced);
        }
        else if (_replaced is not null)
        {
            File.Move(_replaced, _created!);
        }

        if (_newFolder is not null && !_isKept)
        {
            Directory.Delete(_newFolder);
        }
    }

    private static async Task<string> ReadAsync(
        Session session,
        InitOptions options,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (session.Get(options.SecretStdin))
        {
            return await ReadInputAsync(cancellationToken);
        }

        if (!Screen.IsInteractive)
        {
            throw new UsageException(
                $"{options.SecretFile.Name}, {options.SecretCommand.Name} or {options.SecretStdin.Name} is missing, and "
                    + "there is no terminal to ask at."
            );
        }

        return await Prompt.SecretAsync(session.Screen, $"{field} (not shown)", cancellationToken);
    }

    private static async Task<string> ReadInputAsync(CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[MostBytes];
        await using Stream input = Console.OpenStandardInput();
        int length = await input.ReadAtLeastAsync(bytes, MostBytes, throwOnEndOfStream: false, cancellationToken);
        string secret = Encoding.UTF8.GetString(bytes, 0, length).Trim();
        return secret.Length > 0 && length < MostBytes && !secret.Any(char.IsControl)
            ? secret
            : throw new UsageException("Standard input must be the secret alone, on one line.");
    }

    private static SecretPlace Write(string path, string secret, bool isReplaced)
    {
        try
        {
            string? old = isReplaced && File.Exists(path) ? $"{path}.{Environment.ProcessId}.old" : null;
            if (old is not null)
            {
                File.Move(path, old);
            }

            using FileStream file = NewFile.Create(path);
            NewFile.Write(file, secret);
            return new SecretPlace(path, old);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The secret cannot be kept in '{path}': {exception.Message}", exception);
        }
    }
}
