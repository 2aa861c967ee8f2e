using System.Security.Cryptography;
using System.Text;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The current token of a key, as a hash.</summary>
internal sealed record MaximoKeyToken(byte[] Hash, DateTimeOffset IssuedAt)
{
    public static MaximoKeyToken Of(string text, DateTimeOffset issuedAt) => new(HashOf(text), issuedAt);

    public bool Matches(string text) => CryptographicOperations.FixedTimeEquals(Hash, HashOf(text));

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
