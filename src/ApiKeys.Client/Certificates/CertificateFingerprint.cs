#if NET
using System.Security.Cryptography;
#else
using System.Globalization;
#endif

namespace ApiKeys.Client.Certificates;

/// <summary>The SHA-256 digest of a certificate, as people write it.</summary>
internal static class CertificateFingerprint
{
    private const int Bytes = 32;

    /// <summary>
    /// The bytes of a fingerprint in hexadecimal digits, with or without colons and blanks; null when it is none.
    /// </summary>
    public static byte[]? Parse(string text)
    {
        string digits = string.Concat(text.Where(static c => c != ':' && !char.IsWhiteSpace(c)));
        return digits.Length == 2 * Bytes && digits.All(IsHexDigit) ? FromHex(digits) : null;
    }

    /// <summary>
    /// Whether it is the fingerprint of a certificate. The comparison takes constant time.
    /// </summary>
    public static bool IsOf(string fingerprint, byte[] certificate) =>
        Parse(fingerprint) is { } expected && AreEqual(expected, FrameworkGaps.Sha256(certificate));

    private static bool IsHexDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

#if NET
    private static byte[] FromHex(string digits) => Convert.FromHexString(digits);

    private static bool AreEqual(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
#else
    private static byte[] FromHex(string digits) =>
        [
            .. Enumerable
                .Range(0, Bytes)
                .Select(i =>
                    byte.Parse(digits.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
                ),
        ];

    private static bool AreEqual(byte[] one, byte[] other) =>
        one.Length == other.Length
        && one.Zip(other, static (a, b) => a ^ b).Aggregate(0, static (difference, bits) => difference | bits) == 0;
#endif
}
