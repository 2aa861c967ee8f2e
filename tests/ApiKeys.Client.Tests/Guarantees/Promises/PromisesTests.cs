using System.Reflection;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>
/// docs/contributing/promises.md says which tests prove which promise, by their <see cref="PromiseAttribute"/>.
/// </summary>
public sealed class PromisesTests
{
    private const string UpdateVariable = "UPDATE_PROMISES";

    /// <summary>Behaviour that all services share is tested without a service.</summary>
    private const int AllTargetsBehaveAlike = 8;

    [Fact]
    public async Task The_page_matches_the_promise_attributes()
    {
        string file = Path.Combine(Metadata.RepositoryRoot, "docs", "contributing", "promises.md");
        string generated = PromisePage.Text();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(file, generated, The.Token);
        }

        string committed = (await File.ReadAllTextAsync(file, The.Token)).ReplaceLineEndings("\n");

        Assert.True(
            committed == generated,
            $"{file} is out of date. {UpdateVariable}=1 dotnet test --filter Promises writes it."
        );
    }

    [Fact]
    public void Only_tests_have_a_promise_attribute_and_only_with_a_known_promise() =>
        Assert.All(
            PromisePage.Tests,
            test =>
            {
                Assert.True(test.Test.IsDefined(typeof(FactAttribute)), $"{test.Test.Name} is no test.");
                Assert.InRange(test.Promise, 1, PromisePage.Promises.Count);
            }
        );

    [Fact]
    public void Each_promise_is_tested_at_each_service() =>
        Assert.All(
            Enumerable.Range(1, PromisePage.Promises.Count),
            number =>
            {
                string[] folders =
                [
                    .. PromisePage.Tests.Where(test => test.Promise == number).Select(test => test.Folder),
                ];
                Assert.NotEmpty(folders);
                if (number != AllTargetsBehaveAlike)
                {
                    Assert.All(["Aimms", "Maximo", "Veeam"], (string service) => Assert.Contains(service, folders));
                }
            }
        );
}
