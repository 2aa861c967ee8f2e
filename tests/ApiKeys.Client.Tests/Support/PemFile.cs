namespace ApiKeys.Client.Tests.Support;

/// <summary>A temporary file, deleted when the test ends.</summary>
internal sealed class PemFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public PemFile(params string?[] parts) => Write(parts);

    public string Path => System.IO.Path.Combine(_folder.FullName, "authorities.pem");

    public void Write(params string?[] parts) => File.WriteAllText(Path, string.Join("\n", parts));

    public void Dispose() => _folder.Delete(recursive: true);
}
