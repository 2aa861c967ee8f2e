using System.Reflection;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.PublicApi;

/// <summary>
/// The public API is listed in a file for reviewers, one for all targets. A change of the API shows as a change of that
/// file.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly Dictionary<string, Assembly> _packages = new()
    {
        ["ApiKeys.Client"] = typeof(ApiKeyManager).Assembly,
        ["ApiKeys.Client.HealthChecks"] = typeof(ApiKeyHealthCheckOptions).Assembly,
        ["ApiKeys.Client.Testing"] = typeof(ApiKeyEmulator).Assembly,
    };

    public static TheoryData<string> Packages => new(_packages.Keys);

    [Promise(8)]
    [Theory, MemberData(nameof(Packages))]
    public Task The_public_API_matches_the_reviewed_file(string package) => ApprovedText.CheckAsync(_packages[package]);

    [Fact]
    public void The_number_of_public_types_is_limited() =>
        Assert.InRange(_packages["ApiKeys.Client"].GetTypes().Count(type => type.IsVisible), 1, 74);
}
