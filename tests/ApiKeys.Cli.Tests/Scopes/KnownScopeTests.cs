using ApiKeys.Cli.Scopes;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Tests.Scopes;

public class KnownScopeTests
{
    [Theory]
    [InlineData("Aimms", "tasks", "Tasks")]
    [InlineData("Aimms", "Task", "Tasks")]
    [InlineData("Aimms", "API Key", "APIKey")]
    [InlineData("Aimms", "api_key", "APIKey")]
    [InlineData("Aimms", "PublishAIMMS", "PublishAimms")]
    [InlineData("Aimms", " publish app ", "PublishApp")]
    [InlineData("Maximo", "APIKEYADMIN", "apikeyAdmin")]
    [InlineData("Maximo", "user admin", "userAdmin")]
    [InlineData("Maximo", "System Administration", "systemAdmin")]
    [InlineData("Veeam", "REST", "rest")]
    [InlineData("Veeam", "REST API", "rest")]
    [InlineData("Veeam", "Integrations", "integration")]
    [InlineData("Veeam", "tasks", null)]
    [InlineData("Veeam", "", null)]
    [InlineData("Other", "rest", null)]
    public void A_scope_is_recognized_in_other_spellings(string service, string text, string? name) =>
        Assert.Equal(name, KnownScopes.Of(service).FirstOrDefault(scope => scope.Matches(text))?.Name);

    [Fact]
    public void The_known_scopes_are_those_that_the_SDK_documents()
    {
        Assert.Equal(All<AimmsScopes>().ToNames().Order(), Names("Aimms"));
        Assert.Equal(All<MaximoPermissions>().ToNames().Order(), Names("Maximo"));
        Assert.Equal(All<VeeamScopes>().ToNames().Order(), Names("Veeam"));
    }

    private static IEnumerable<string> Names(string service) =>
        KnownScopes.Of(service).Select(scope => scope.Name).Order();

    private static T All<T>()
        where T : struct, Enum => (T)(object)Enum.GetValues<T>().Aggregate(0, (all, each) => all | (int)(object)each);
}
