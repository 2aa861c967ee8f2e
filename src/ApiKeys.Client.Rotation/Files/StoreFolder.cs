namespace ApiKeys.Client.Rotation.Files;

/// <summary>The folder of a file store, and what the files of a policy are called in it.</summary>
internal sealed class StoreFolder(string path)
{
    private const string StateEnd = ".json";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string State(string policy) => File(policy, StateEnd);

    public string Temporary(string policy) => File(policy, ".tmp");

    public string Lock(string policy) => File(policy, ".lock");

    public string Lease(string policy) => File(policy, ".lease");

    /// <summary>The names of the policies that have a state.</summary>
    public IEnumerable<string> Policies() =>
        Directory.Exists(Path)
            ? Directory
                .EnumerateFiles(Path, "*" + StateEnd)
                .Select(static file => Uri.UnescapeDataString(System.IO.Path.GetFileNameWithoutExtension(file)))
            : [];

    private string File(string policy, string end) => System.IO.Path.Combine(Path, Uri.EscapeDataString(policy) + end);
}
