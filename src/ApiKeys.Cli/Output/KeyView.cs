using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>Shows keys, in the form that was asked for.</summary>
internal static class KeyView
{
    private static readonly string[] _headings = ["ACCOUNT", "ID", "NAME", "SCOPES", "STATUS", "EXPIRES"];

    public static void WriteList(Screen screen, IReadOnlyList<ApiKey> keys, DateTimeOffset now)
    {
        if (screen.Format == OutputFormat.Json)
        {
            Json.Write([.. keys.Select(key => new KeyJson(key))], Json.Context.IReadOnlyListKeyJson);
        }
        else if (keys.Count > 0)
        {
            Table.Write(screen, _headings, keys.Select(key => Row(key, now)));
        }
    }

    private static Cell[] Row(ApiKey key, DateTimeOffset now) =>
        [key.Account, key.Id, key.Name, Words.Scopes(key), Words.Status(key), Expiry.Of(key, now)];
}
