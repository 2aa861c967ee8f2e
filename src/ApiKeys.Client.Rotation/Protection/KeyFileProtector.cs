using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ApiKeys.Client.Rotation.Protection;

/// <summary>AES-256-GCM, with a key of its own for each purpose. The layout is: version, nonce, tag, text.</summary>
internal sealed class KeyFileProtector(byte[] key) : IDataProtector
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    public IDataProtector CreateProtector(string purpose) =>
        new KeyFileProtector(
            HKDF.Expand(HashAlgorithmName.SHA256, key, outputLength: key.Length, Encoding.UTF8.GetBytes(purpose))
        );

    public byte[] Protect(byte[] plaintext)
    {
        byte[] all = new byte[HeadBytes + plaintext.Length];
        all[0] = Version;
        Span<byte> nonce = all.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(key, TagBytes);
        cipher.Encrypt(nonce, plaintext, all.AsSpan(HeadBytes), all.AsSpan(1 + NonceBytes, TagBytes));
        return all;
    }

    /// <exception cref="CryptographicException">It was protected with another key, or for another purpose.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        if (protectedData.Length < HeadBytes || protectedData[0] != Version)
        {
            throw new CryptographicException("The text was not protected with a key file.");
        }

        byte[] plaintext = new byte[protectedData.Length - HeadBytes];
        ReadOnlySpan<byte> all = protectedData;
        using AesGcm cipher = new(key, TagBytes);
        cipher.Decrypt(all.Slice(1, NonceBytes), all[HeadBytes..], all.Slice(1 + NonceBytes, TagBytes), plaintext);
        return plaintext;
    }
}
