using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Maximo;

/// <summary>Reads JSON Web Tokens as any program could.</summary>
internal static class AccessTokens
{
    public static JsonObject Header(string token) => Part(token, 0);

    public static JsonObject Claims(string token) => Part(token, 1);

    public static DateTimeOffset Expiry(string token) =>
        DateTimeOffset.FromUnixTimeSeconds((long)Claims(token)["exp"]!);

    public static byte[] Decode(string part) =>
        Convert.FromBase64String(
            part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4)
        );

    private static JsonObject Part(string token, int index) =>
        JsonNode.Parse(Encoding.UTF8.GetString(Decode(token.Split('.')[index])))!.AsObject();
}
