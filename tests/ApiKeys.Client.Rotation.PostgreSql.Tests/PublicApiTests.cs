using System.Reflection;
using ApiKeys.Client.Tests.PublicApi;

namespace ApiKeys.Client.Rotation.PostgreSql.Tests;

/// <summary>The public API is listed in a file for reviewers.</summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "UPDATE_PUBLIC_API";

    [Fact]
    public async Task The_public_API_matches_the_reviewed_file()
    {
        string root = typeof(PublicApiTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(static each => each.Key == "RepositoryRoot")
            .Value!;
        string file = Path.Combine(root, "src", "ApiKeys.Client.Rotation.PostgreSql", "PublicApi.txt");
        string actual = PublicApiText.Of(typeof(PostgreSqlRotationStore).Assembly);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, The.Token);
        }

        string approved = (await File.ReadAllTextAsync(file, The.Token)).ReplaceLineEndings("\n");
        Assert.True(
            approved == actual,
            $"{string.Join('\n', PublicApiText.Compare(approved, actual))}\n"
                + $"If it is intended, set {UpdateVariable}=1, and let this test write the file."
        );
    }
}
