using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>
/// A short checksum of the keys that were read: their number, and every name, expiry, scope and value.
/// </summary>
internal static class Checksum
{
    public static string Of(IEnumerable<SampleKey> keys)
    {
        List<string> lines =
        [
            .. keys.Select(static key => $"{key.Name}|{key.Expiry:O}|{string.Join(',', key.Scopes)}|{key.Value}"),
        ];
        return Of(lines.Count, lines);
    }

    public static string Of(Refusal refusal) =>
        Of(0, [refusal.Status?.ToString(CultureInfo.InvariantCulture) ?? "", refusal.Message ?? ""]);

    private static string Of(int count, IEnumerable<string> lines) =>
        $"{count}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16]}";
}
