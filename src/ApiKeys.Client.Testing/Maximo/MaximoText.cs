using System.Security.Cryptography;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>Random texts: ids and secrets.</summary>
internal static class MaximoText
{
    private const string LowerCase = "abcdefghijklmnopqrstuvwxyz";
    private const string Alphanumeric = LowerCase + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static string KeyId() => $"a-{MaximoEmulator.Tenant}-{RandomNumberGenerator.GetString(LowerCase, 12)}";

    /// <summary>A token or a password, with punctuation that has a meaning in a header, a URL or a form.</summary>
    public static string Secret() => Secret("&_+:=%/");

    /// <summary>
    /// The same without a colon, which Basic allows in a password but some validators of specifications reject.
    /// </summary>
    public static string SecretWithoutColon() => Secret("&_+=%/");

    private static string Secret(string marks) =>
        RandomNumberGenerator.GetString(Alphanumeric, 20)
        + string.Concat(marks.Select(mark => $"{mark}{RandomNumberGenerator.GetString(Alphanumeric, 2)}"));
}
