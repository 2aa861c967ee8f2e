using System.Reflection;
using System.Text.RegularExpressions;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Promises;

/// <summary>docs/contributing/promises.md says which test proves what. It names tests that exist, for each promise and each service.</summary>
public sealed partial class PromisesTests
{
    private static readonly string[] _services = ["AIMMS", "Maximo", "Veeam"];

    [Fact]
    public async Task Every_test_that_is_named_is_one()
    {
        string ofThisProject = (await ReadAsync()).Split("## The tool")[0];
        string[] named = [.. Names().Matches(ofThisProject).Select(name => name.Groups[1].Value).Where(name => !name.EndsWith(".cs", StringComparison.Ordinal)).Distinct()];

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !IsTest(name));
    }

    [Fact]
    public async Task Every_case_of_a_promise_names_a_test_that_proves_it() =>
        Assert.DoesNotContain((await ChaptersAsync()).SelectMany(RowsOf), row => !Names().IsMatch(row));

    [Fact]
    public async Task All_ten_promises_are_proved_at_every_service()
    {
        string[] chapters = [.. await ChaptersAsync()];

        Assert.Equal(10, chapters.Length);
        foreach (string chapter in chapters)
        {
            IEnumerable<string> services = RowsOf(chapter).Select(row => row.Split('|')[2]);
            Assert.All(_services, service => Assert.Contains(services, cell => cell.Contains("all", StringComparison.Ordinal) || cell.Contains(service, StringComparison.Ordinal)));
        }
    }

    private static bool IsTest(string name)
    {
        int method = name.LastIndexOf('.');
        Type? type = typeof(PromisesTests).Assembly.GetType($"ApiKeys.Client.Tests.{name[..method]}");
        return type?.GetMethod(name[(method + 1)..])?.IsDefined(typeof(FactAttribute)) == true;
    }

    private static async Task<IEnumerable<string>> ChaptersAsync() => Chapters().Split(await ReadAsync()).Skip(1);

    private static IEnumerable<string> RowsOf(string chapter) => chapter.Split('\n').Where(line => line.StartsWith('|')).Skip(2);

    private static Task<string> ReadAsync() =>
        File.ReadAllTextAsync(Path.Combine(Metadata.RepositoryRoot, "docs", "contributing", "promises.md"), The.Token);

    [GeneratedRegex(@"`((?:\w+\.)+\w+)`")]
    private static partial Regex Names();

    [GeneratedRegex(@"^## \d+\. ", RegexOptions.Multiline)]
    private static partial Regex Chapters();
}
