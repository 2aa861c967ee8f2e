using System.Reflection;

namespace ApiKeys.Client.Tests.PublicApi;

/// <summary>The public API of a package, in a file for reviewers, one for all targets.</summary>
internal static class ApprovedText
{
    private const string UpdateVariable = "UPDATE_PUBLIC_API";

    /// <summary>Fails when the API of a package is not that of its file, and says how.</summary>
    public static async Task CheckAsync(Assembly package)
    {
        string name = package.GetName().Name!;
        string file = Path.Combine(RepositoryRoot, "src", name, "PublicApi.txt");
        string actual = PublicApiText.Of(package);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, TestContext.Current.CancellationToken);
        }

        string approved = File.Exists(file)
            ? (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n")
            : "";
        Assert.True(approved == actual, Explain(name, PublicApiText.Compare(approved, actual)));
    }

    private static string RepositoryRoot =>
        Assembly
            .GetExecutingAssembly()
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static each => each.Key == nameof(RepositoryRoot))
            .Value!;

    private static string Explain(string package, IReadOnlyList<string> differences) =>
        $"""
            The public API differs from src/{package}/PublicApi.txt:
            {(differences.Count == 0 ? "the order of its lines alone" : string.Join("\n", differences))}
            If the change is intended, set {UpdateVariable}=1, let this test write the file, and describe the change in
            CHANGELOG.md.
            """;
}
