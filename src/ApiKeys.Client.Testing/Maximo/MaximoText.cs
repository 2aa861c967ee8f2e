using System.Security.Cryptography;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>Texts that are made up: ids and secrets.</summary>
internal static class MaximoText
{
    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = LowerCase + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static string KeyId() => $"a-{MaximoEmulator.Tenant}-{RandomNumberGenerator.GetString(LowerCase, 12)}";

    /// <summary>A token or a password, with punctuation that a header, a URL or a form would give a meaning to.</summary>
    public static string Secret() =>
        RandomNumberGenerator.GetString(Alphanumeric, 20) + string.Concat("&_+:=%/".Select(mark => $"{mark}{RandomNumberGenerator.GetString(Alphanumeric, 2)}"));
}
