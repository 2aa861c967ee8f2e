namespace ApiKeys.Client.Testing;

/// <summary>
/// Recorded exchanges with the services: requests and responses as the vendors document them, and as users saw them, in
/// the static mapping format of WireMock.Net. The package copies them into the output of every project that uses it.
/// Each mapping names its source in its member <c>Data</c>.
/// </summary>
/// <remarks>
/// This package does not depend on WireMock.Net. A test that replays a recording needs its own reference.
/// </remarks>
public static class Recordings
{
    private const string FolderName = "ApiKeys.Client.Recordings";
    private const string Remedy =
        "The package ApiKeys.Client.Testing copies the recordings there when a project that uses it is built or "
        + "published.";

    /// <summary>
    /// Gets the full path of the folder with the recordings: <c>ApiKeys.Client.Recordings</c> beside the application.
    /// It has a folder for each service.
    /// </summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, FolderName);

    /// <summary>Finds the recordings of a service.</summary>
    /// <param name="service">The name of the service, in any case: <c>Aimms</c>, <c>Maximo</c> or <c>Veeam</c>.</param>
    /// <returns>The full paths of the files, in the order of their names.</returns>
    /// <exception cref="ArgumentException"><paramref name="service"/> is null, empty or blank.</exception>
    /// <exception cref="DirectoryNotFoundException">There are no recordings of such a service.</exception>
    public static IReadOnlyList<string> Of(string service) =>
        [.. Directory.GetFiles(FolderOf(service), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>Finds a recording.</summary>
    /// <param name="service">The name of the service, in any case: <c>Aimms</c>, <c>Maximo</c> or <c>Veeam</c>.</param>
    /// <param name="name">The name of the file without its extension, for example <c>create-a-key</c>.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">A name is null, empty or blank.</exception>
    /// <exception cref="DirectoryNotFoundException">There are no recordings of such a service.</exception>
    /// <exception cref="FileNotFoundException">There is no such recording. The message lists those that
    /// exist.</exception>
    public static string PathOf(string service, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        IReadOnlyList<string> files = Of(service);
        return files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == name)
            ?? throw new FileNotFoundException(
                $"There is no recording '{name}' of {service}. There are: "
                    + $"{string.Join(", ", files.Select(Path.GetFileNameWithoutExtension))}."
            );
    }

    private static string FolderOf(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        return Directory.Exists(Folder)
            ? Directory
                .GetDirectories(Folder)
                .FirstOrDefault(folder =>
                    string.Equals(Path.GetFileName(folder), service, StringComparison.OrdinalIgnoreCase)
                )
                ?? throw new DirectoryNotFoundException($"There are no recordings of '{service}' in {Folder}.")
            : throw new DirectoryNotFoundException($"There is no folder {Folder}. {Remedy}");
    }
}
