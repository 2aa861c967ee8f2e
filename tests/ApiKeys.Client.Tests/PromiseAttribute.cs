using System.Globalization;
using Xunit.v3;

namespace ApiKeys.Client.Tests;

/// <summary>
/// Says which of the ten promises a test proves. <c>dotnet test --filter Promise=3</c> runs the tests of one promise.
/// docs/contributing/promises.md is generated from these attributes.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PromiseAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyList<int> Numbers => numbers;

    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() =>
        [.. numbers.Select(number => KeyValuePair.Create("Promise", number.ToString(CultureInfo.InvariantCulture)))];
}
