using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>The recorded exchanges of the repository. A file in this folder is a test.</summary>
internal static class RecordingFiles
{
    public static string Folder { get; } = Path.Combine(Metadata.RepositoryRoot, "openapi", "recordings");

    /// <summary>Gets the names of the recordings, such as <c>veeam/create-json-array</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.ChangeExtension(Path.GetRelativePath(Folder, path), null))
            .Select(name => name.Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static string PathOf(string name) => Path.Combine(Folder, name + ".json");
}
