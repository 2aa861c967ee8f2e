using System.Security.Cryptography;
using System.Text;

namespace ApiKeys.Client.Testing.Aimms;

internal static class AimmsKeyValue
{
    public static string Create() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string value) => SHA256.HashData(Encoding.UTF8.GetBytes(value));
}
