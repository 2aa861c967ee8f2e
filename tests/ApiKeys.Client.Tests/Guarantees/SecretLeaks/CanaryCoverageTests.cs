using System.Reflection;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>The canary covers everything, so a new operation or fault cannot be forgotten.</summary>
public sealed class CanaryCoverageTests
{
    [Promise(2)]
    [Fact]
    public void The_canary_runs_every_public_operation_of_every_manager() =>
        Assert.Equal(
            from manager in typeof(ApiKeyManager).Assembly.GetExportedTypes()
            where manager.IsAssignableTo(typeof(ApiKeyManager))
            from method in manager.GetMethods()
            where
                method.ReturnType.IsAssignableTo(typeof(Task))
                || method.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
                || method.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal)
            select Describe(method.GetBaseDefinition()) into name
            group name by name into one
            orderby one.Key
            select one.Key,
            CanaryOperations
                .All.Select(operation => operation.Method)
                .OfType<MethodInfo>()
                .Select(Describe)
                .Distinct()
                .Order()
        );

    [Promise(2)]
    [Fact]
    public void The_canary_runs_every_fault_of_the_emulator() =>
        Assert.Equal(
            from type in typeof(Fault).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            where method.ReturnType == typeof(Fault)
            select $"{type.Name}.{method.Name}" into name
            orderby name
            select name,
            CanaryFault.All("secret").Concat(CanaryFault.OfVeeam()).Select(fault => fault.Kind).Distinct().Order()
        );

    private static string Describe(MethodInfo method) =>
        $"{method.DeclaringType!.Name}.{method.Name}"
        + $"({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))})";
}
