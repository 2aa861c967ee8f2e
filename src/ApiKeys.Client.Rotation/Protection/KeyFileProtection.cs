using Microsoft.AspNetCore.DataProtection;

namespace ApiKeys.Client.Rotation.Protection;

/// <summary>Protects values with the key in a file. The file is read when it is first needed.</summary>
internal sealed class KeyFileProtection(Func<byte[]> read) : IDataProtectionProvider
{
    private readonly Lazy<KeyFileProtector> _root = new(() => new KeyFileProtector(read()));

    public IDataProtector CreateProtector(string purpose) => _root.Value.CreateProtector(purpose);
}
