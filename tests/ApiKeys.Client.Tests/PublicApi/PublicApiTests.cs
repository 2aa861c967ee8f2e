using System.Reflection;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.PublicApi;

/// <summary>
/// The public API is listed in a file for reviewers, one for all targets. A change of the API shows as a change of that
/// file.
/// </summary>
public sealed class PublicApiTests
{
    private const string UpdateVariable = "UPDATE_PUBLIC_API";

    private static readonly Dictionary<string, Assembly> _packages = new()
    {
        ["ApiKeys.Client"] = typeof(ApiKeyManager).Assembly,
        ["ApiKeys.Client.HealthChecks"] = typeof(ApiKeyHealthCheckOptions).Assembly,
        ["ApiKeys.Client.Testing"] = typeof(ApiKeyEmulator).Assembly,
    };

    public static TheoryData<string> Packages => new(_packages.Keys);

    [Promise(8)]
    [Theory, MemberData(nameof(Packages))]
    public async Task The_public_API_matches_the_reviewed_file(string package)
    {
        string file = Path.Combine(Metadata.RepositoryRoot, "src", package, "PublicApi.txt");
        string actual = PublicApiText.Of(_packages[package]);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, The.Token);
        }

        string approved = File.Exists(file)
            ? (await File.ReadAllTextAsync(file, The.Token)).ReplaceLineEndings("\n")
            : "";

        Assert.True(approved == actual, Explain(package, PublicApiText.Compare(approved, actual)));
    }

    [Fact]
    public void The_number_of_public_types_is_limited() =>
        Assert.InRange(_packages["ApiKeys.Client"].GetTypes().Count(type => type.IsVisible), 1, 74);

    private static string Explain(string package, IReadOnlyList<string> differences) =>
        $"""
            The public API differs from src/{package}/PublicApi.txt:
            {(differences.Count == 0 ? "the order of its lines alone" : string.Join("\n", differences))}
            If the change is intended, write the file again and describe it in CHANGELOG.md:
            {UpdateVariable}=1 dotnet test tests/ApiKeys.Client.Tests --filter PublicApi
            """;
}
