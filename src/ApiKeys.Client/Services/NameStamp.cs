using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Services;

/// <summary>
/// A random mark behind the name of a key, such as <c>sync [k-7f3a9c21b4]</c>. It identifies the key at services where
/// the caller can choose neither a unique name nor the id.
/// </summary>
internal static class NameStamp
{
    private const int Bytes = 5;

    private static readonly Regex _stamp = new(@" \[k-[0-9a-f]{10}\]\z", RegexOptions.CultureInvariant);

    /// <summary>A new, unique stamp.</summary>
    public static string New()
    {
        byte[] random = new byte[Bytes];
        using RandomNumberGenerator generator = RandomNumberGenerator.Create();
        generator.GetBytes(random);
        return $"[k-{string.Concat(random.Select(static b => b.ToString("x2", CultureInfo.InvariantCulture)))}]";
    }

    /// <summary>A name with a stamp.</summary>
    public static string On(string name, string stamp) => $"{name} {stamp}";

    /// <summary>The name without its stamp; unchanged when it has none.</summary>
    public static string Without(string name) => _stamp.Replace(name, "");
}
