using System.Reflection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>The metadata that the test project passes to its tests; see Tests.props.</summary>
internal static class Metadata
{
    public static string RepositoryRoot { get; } = Of("RepositoryRoot");

    public static string Of(string key) =>
        typeof(Metadata)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;
}
