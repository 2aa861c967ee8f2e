using System.Security.Cryptography;
using System.Text;
using ApiKeys.Client.Rotation.Files;

namespace ApiKeys.Client.Rotation.Protection;

/// <summary>A file with a key of 256 bits in Base64, which only the user can read.</summary>
internal static class KeyFile
{
    private const int KeyBytes = 32;

    /// <summary>Reads the key; where the file is missing, it is created.</summary>
    /// <exception cref="InvalidDataException">The file holds no such key.</exception>
    public static byte[] ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        return Read(path);
    }

    /// <exception cref="InvalidDataException">The file is missing, or holds no such key.</exception>
    public static byte[] Read(string path)
    {
        byte[] key = new byte[KeyBytes];
        return
            File.Exists(path)
            && Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out int length)
            && length == KeyBytes
            ? key
            : throw new InvalidDataException(
                $"The key file '{path}' is missing, or holds no key of {KeyBytes} bytes in Base64. Restore it from the "
                    + "backup that the store's folder is in."
            );
    }

    /// <summary>Of processes that create the file at the same time one succeeds, and the others read its key.</summary>
    private static void Create(string path)
    {
        DurableFile.CreateFolder(Path.GetDirectoryName(path)!);
        string temporary = $"{path}.{Guid.NewGuid():N}";
        string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        DurableFile.WriteNew(temporary, Encoding.ASCII.GetBytes(key + Environment.NewLine));
        try
        {
            File.Move(temporary, path, overwrite: false);
            FolderFlush.Run(Path.GetDirectoryName(path)!);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
