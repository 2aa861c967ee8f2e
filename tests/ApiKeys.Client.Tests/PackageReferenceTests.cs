using System.Reflection;
using System.Runtime.Versioning;
using System.Xml.Linq;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>
/// A project references every package that it uses. No package is used only because another one depends on it.
/// </summary>
public sealed class PackageReferenceTests
{
    public static TheoryData<string> Projects => ["ApiKeys.Client", "ApiKeys.Client.HealthChecks"];

    [Theory, MemberData(nameof(Projects))]
    public void A_project_references_every_package_that_its_assembly_uses(string project)
    {
        string[] used = [.. Used(project)];

        Assert.Contains("Microsoft.Extensions.DependencyInjection.Abstractions", used);
        Assert.Empty(used.Except(Referenced(project)));
    }

    private static IEnumerable<string> Used(string project)
    {
        Assembly assembly =
            project == "ApiKeys.Client" ? typeof(ApiKeyManager).Assembly : typeof(ApiKeyHealthCheckOptions).Assembly;
        string target = assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
        return assembly
            .GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !IsOfTheFramework(name, target));
    }

    private static bool IsOfTheFramework(string name, string target) =>
        target.StartsWith(".NETStandard", StringComparison.Ordinal)
            ? name == "netstandard"
            : name.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> Referenced(string project) =>
        from item in XDocument
            .Load(Path.Combine(Metadata.RepositoryRoot, "src", project, $"{project}.csproj"))
            .Descendants()
        where item.Name.LocalName is "PackageReference" or "ProjectReference"
        select item.Name.LocalName == "PackageReference"
            ? item.Attribute("Include")!.Value
            : Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value);
}
