using System.Security.Cryptography;
using System.Text;

namespace ApiKeys.Client.Testing.Veeam;

internal static class VeeamSecret
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>As long as the one that the vendor's specification shows, and of the same characters.</summary>
    public static string CreateKey() => RandomNumberGenerator.GetString(Characters, 128);

    public static string CreateToken() => RandomNumberGenerator.GetString(Characters, 43);

    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
