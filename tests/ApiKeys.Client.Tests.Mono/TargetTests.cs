using System;
using System.Reflection;
using System.Runtime.Versioning;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Checks that the tests run against the intended build and runtime.</summary>
    public sealed class TargetTests
    {
        [Fact]
        public void The_tests_run_against_the_netstandard_build_of_the_SDK() =>
            Assert.Equal(
                ".NETStandard,Version=v2.0",
                typeof(ApiKeyManager).Assembly.GetCustomAttribute<TargetFrameworkAttribute>().FrameworkName
            );

        [Fact]
        public void The_tests_run_on_a_NET_Framework_runtime() => Assert.Equal(4, Environment.Version.Major);
    }
}
