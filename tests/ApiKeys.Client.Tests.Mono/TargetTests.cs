using System;
using System.Reflection;
using System.Runtime.Versioning;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Makes sure that the tests run against what they say.</summary>
    public sealed class TargetTests
    {
        [Fact]
        public void The_tests_run_against_the_build_of_the_SDK_for_netstandard() =>
            Assert.Equal(
                ".NETStandard,Version=v2.0",
                typeof(ApiKeyManager).Assembly.GetCustomAttribute<TargetFrameworkAttribute>().FrameworkName
            );

        [Fact]
        public void The_tests_run_on_a_runtime_of_the_NET_Framework_kind() =>
            Assert.Equal(4, Environment.Version.Major);
    }
}
