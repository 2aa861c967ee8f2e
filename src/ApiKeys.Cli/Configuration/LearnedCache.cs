using System.Text.Json;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// What the SDK learned about servers, from one run of the tool to the next: options with their values, by service and
/// address. It has no secret, and losing it costs the learning alone.
/// </summary>
/// <param name="path">The file.</param>
internal sealed class LearnedCache(string path)
{
    private const string FileName = "learned.json";
    private const string Protocol = "Protocol:";
    private static readonly Lock _lock = new();

    /// <summary>The user's cache; null where there is no folder for it.</summary>
    public static LearnedCache? OfTheUser =>
        CacheFolder.Find() is { } folder ? new LearnedCache(Path.Combine(folder, FileName)) : null;

    /// <summary>What is known of an account's server. A configured option wins, and is left out.</summary>
    public IReadOnlyDictionary<string, string> Of(AccountSettings account) =>
        Read()[KeyOf(account)] is JsonObject options
            ? options
                .Where(option => option.Key.StartsWith(Protocol, StringComparison.Ordinal) && option.Value is JsonValue)
                .Where(option => !account.Has(option.Key) && !account.Has(option.Key[Protocol.Length..]))
                .ToDictionary(static option => option.Key, static option => option.Value!.ToString())
            : new Dictionary<string, string>();

    /// <summary>Keeps an option.</summary>
    public void Learn(AccountSettings account, string option, string value) =>
        Change(all =>
        {
            JsonObject options = all[KeyOf(account)] as JsonObject ?? [];
            options[option] = value;
            all[KeyOf(account)] = options;
        });

    /// <summary>Forgets a server that refused a request, perhaps because it is not any more as it was.</summary>
    public void ForgetAfter(Exception failure, AccountSettings account)
    {
        if (failure is ApiKeyException { StatusCode: 400 or 404 or 405 or 415 or 422 } && Of(account).Count > 0)
        {
            Change(all => all.Remove(KeyOf(account)));
        }
    }

    private static string KeyOf(AccountSettings account) =>
        $"{account.Service} {account.Address} {account["Endpoint"]}".Trim().ToLowerInvariant();

    private JsonObject Read()
    {
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllBytes(path)) is JsonObject all ? all : [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Writes a new file, which then takes the place of the old one. A cache that cannot be written is none.</summary>
    private void Change(Action<JsonObject> change)
    {
        lock (_lock)
        {
            string temporary = $"{path}.{Environment.ProcessId}.new";
            try
            {
                JsonObject all = Read();
                change(all);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(temporary, Data.Readable(all));
                File.Move(temporary, path, overwrite: true);
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                // The next run learns again.
            }
        }
    }
}
