using System.Reflection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>What the test project tells its tests; see Tests.props.</summary>
internal static class Metadata
{
    public static string RepositoryRoot { get; } = Of("RepositoryRoot");

    public static string Of(string key) =>
        typeof(Metadata)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key)
            .Value!;
}
