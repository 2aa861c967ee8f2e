using System.Reflection;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

public sealed class VariantTests
{
    private static readonly AimmsVariants _defaults = new();

    [Promise(5)]
    [Fact]
    public void Every_variant_of_the_emulator_is_checked_against_the_specification_or_exempted()
    {
        // A document that the service serves of itself is no response of an operation. Limits and delays, which all
        // services have, change no form.
        IEnumerable<string> expected = typeof(AimmsVariants)
            .GetProperties(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.Name != nameof(AimmsVariants.OpenApi))
            .SelectMany(Others);

        Assert.Equal(expected.Order(), Variant.All.Select(variant => variant.ToString()).Order());
    }

    /// <summary>The values of a property other than its default, or one value if they cannot be listed.</summary>
    private static IEnumerable<string> Others(PropertyInfo property)
    {
        IEnumerable<object> values =
            property.PropertyType.IsEnum
                ? Enum.GetValues(property.PropertyType)
                    .Cast<object>()
                    .Where(value => !value.Equals(property.GetValue(_defaults)))
            : property.PropertyType == typeof(bool) ? [true]
            : property.PropertyType == typeof(int) || property.PropertyType == typeof(int?) ? [200]
            : [new[] { "Telepathy" }];
        return values.Select(value => new Variant(property.Name, value).ToString());
    }
}
