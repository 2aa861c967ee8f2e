using System.Reflection;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>Files of the repository that tests hold to the code.</summary>
internal static class Repository
{
    public static string Root { get; } =
        typeof(Repository)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot")
            .Value!;

    public static string File(params string[] path) => Path.Combine([Root, .. path]);
}
