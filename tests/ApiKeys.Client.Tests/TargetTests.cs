using System.Globalization;
using System.Reflection;
using System.Runtime.Versioning;
using ApiKeys.Client.HealthChecks;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>
/// The same tests run in several projects; these two check that each runs against the build that it names.
/// </summary>
public sealed class TargetTests
{
    [Promise(8)]
    [Fact]
    public void The_tests_run_against_the_target_framework_that_their_project_names() =>
        Assert.All(
            [typeof(ApiKeyManager), typeof(ApiKeyHealthCheckOptions)],
            type =>
                Assert.Equal(
                    Metadata.Of("SdkBuild"),
                    type.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()?.FrameworkName
                )
        );

    [Promise(8)]
    [Fact]
    public void The_tests_run_on_the_runtime_that_their_project_names() =>
        Assert.Equal(Metadata.Of("RuntimeMajor"), Environment.Version.Major.ToString(CultureInfo.InvariantCulture));
}
