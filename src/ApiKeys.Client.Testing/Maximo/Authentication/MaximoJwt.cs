using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// A JSON Web Token in form only. The emulator alone accepts it, and recognises its own, so the signature is random.
/// </summary>
internal static class MaximoJwt
{
    private const int SignatureLength = 256;

    public static string Create(string subject, DateTimeOffset? issuedAt, DateTimeOffset? expiresAt)
    {
        JsonObject claims = new() { ["sub"] = subject, ["uniqueSecurityName"] = subject };
        AddInstant(claims, "iat", issuedAt);
        AddInstant(claims, "exp", expiresAt);
        JsonObject header = new() { ["typ"] = "JWT", ["alg"] = "RS256" };
        return $"{Part(JsonBytes.Of(header))}.{Part(JsonBytes.Of(claims))}.{Part(RandomNumberGenerator.GetBytes(SignatureLength))}";
    }

    private static void AddInstant(JsonObject claims, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            claims[name] = known.ToUnixTimeSeconds();
        }
    }

    private static string Part(byte[] content) =>
        Convert.ToBase64String(content).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
