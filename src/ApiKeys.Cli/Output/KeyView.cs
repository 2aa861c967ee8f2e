using ApiKeys.Client;

namespace ApiKeys.Cli.Output;

/// <summary>Shows keys in the requested format.</summary>
internal static class KeyView
{
    private static readonly string[] _headings = ["ACCOUNT", "ID", "NAME", "SCOPES", "STATUS", "EXPIRES"];

    public static void WriteList(Screen screen, IReadOnlyList<ApiKey> keys, DateTimeOffset now)
    {
        if (screen.IsData)
        {
            Data.Write(screen, [.. keys.Select(key => new KeyJson(key))], Json.Context.IReadOnlyListKeyJson);
        }
        else if (keys.Count > 0)
        {
            Table.Write(screen, _headings, keys.Select(key => Row(key, now)));
        }
    }

    public static void Write(Screen screen, ApiKey key, DateTimeOffset now)
    {
        if (screen.IsData)
        {
            Data.Write(screen, new KeyJson(key), Json.Context.KeyJson);
        }
        else
        {
            Table.WriteMembers(screen, Members(key, now));
        }
    }

    private static IEnumerable<(string Name, Cell Value)> Members(ApiKey key, DateTimeOffset now) =>
        [
            ("account", $"{key.Account} ({key.Service})"),
            ("id", key.Id),
            ("name", key.Name),
            ("scopes", DisplayText.Scopes(key)),
            ("status", DisplayText.Status(key)),
            ("created", DisplayText.Instant(key.CreatedAt)),
            ("expires", Expiry.Of(key, now)),
            ("owner", key.Owner ?? "unknown"),
        ];

    private static Cell[] Row(ApiKey key, DateTimeOffset now) =>
        [key.Account, key.Id, key.Name, DisplayText.Scopes(key), DisplayText.Status(key), Expiry.Of(key, now)];
}
