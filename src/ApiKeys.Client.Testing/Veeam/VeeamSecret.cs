using System.Security.Cryptography;
using System.Text;

namespace ApiKeys.Client.Testing.Veeam;

internal static class VeeamSecret
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>A value with the length and the characters of the one in the vendor's specification.</summary>
    public static string CreateKey() => RandomNumberGenerator.GetString(Characters, 128);

    public static string CreateToken() => RandomNumberGenerator.GetString(Characters, 43);

    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
