namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Keys in aligned columns.</summary>
internal static class KeyTable
{
    private static readonly string[] _heading = ["NAME", "STATUS", "EXPIRES", "SCOPES"];

    public static void Write(IEnumerable<ApiKey> keys, DateTimeOffset now)
    {
        string[][] rows = [_heading, .. keys.Select(key => Row(key, now))];
        int[] widths = [.. _heading.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            Screen.Row(string.Join("   ", row.Select((cell, column) => cell.PadRight(widths[column]))));
        }
    }

    private static string[] Row(ApiKey key, DateTimeOffset now) =>
        [key.Name, key.Status.ToString(), DisplayText.Expiry(key, now), DisplayText.Scopes(key.Scopes)];
}
