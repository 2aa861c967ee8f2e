namespace ApiKeys.Client.Tests;

/// <summary>What the tests use of xunit 3 and xunit 2 lacks.</summary>
internal static class TestContext
{
    internal static class Current
    {
        /// <summary>Ends soon what a fault makes hang: there are thousands of them.</summary>
        public static CancellationToken CancellationToken => new CancellationTokenSource(TimeSpan.FromSeconds(8)).Token;
    }
}

/// <summary>
/// A theory that may say that its cases are not listed; xunit 2 sees for itself which it cannot list.
/// </summary>
internal sealed class TheoryAttribute : Xunit.TheoryAttribute
{
    public bool DisableDiscoveryEnumeration { get; set; }
}

/// <summary>Every combination of two values.</summary>
public sealed class MatrixTheoryData<T1, T2> : TheoryData<T1, T2>
{
    public MatrixTheoryData(IEnumerable<T1> first, T2[] second) =>
        first.ToList().ForEach(one => Array.ForEach(second, two => Add(one, two)));
}

/// <summary>Every combination of three values.</summary>
public sealed class MatrixTheoryData<T1, T2, T3> : TheoryData<T1, T2, T3>
{
    public MatrixTheoryData(IEnumerable<T1> first, T2[] second, T3[] third) =>
        first
            .ToList()
            .ForEach(one => Array.ForEach(second, two => Array.ForEach(third, three => Add(one, two, three))));
}

/// <summary>The traits of the tests are not needed here.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromiseAttribute(params int[] numbers) : Attribute
{
    public IReadOnlyList<int> Numbers => numbers;
}
