using System.Reflection;

namespace ApiKeys.Client.Fuzzing.Recording;

/// <summary>One variant of an emulator that differs from its default.</summary>
/// <param name="Name">The property of its variants; empty for the default.</param>
/// <param name="Value">The value of the property.</param>
internal sealed record Variation(string Name, object? Value)
{
    /// <summary>The default, and each property with each value that can be listed.</summary>
    public static IEnumerable<Variation> Of(object variants) =>
        variants
            .GetType()
            .GetProperties()
            .Where(static property => property.CanWrite)
            .SelectMany(property => Of(property, property.GetValue(variants)))
            .Prepend(new("", null));

    public void Apply(object variants)
    {
        if (Name.Length > 0)
        {
            variants.GetType().GetProperty(Name)!.SetValue(variants, Value);
        }
    }

    private static IEnumerable<Variation> Of(PropertyInfo property, object? present)
    {
        IEnumerable<object> values = property.PropertyType switch
        {
            { IsEnum: true } type => Enum.GetValues(type).Cast<object>(),
            var type when type == typeof(bool) => [true],
            _ when property.Name is "CreateStatus" or "DeleteStatus" => [200],
            _ when property.Name == "MaxPageSize" => [1],
            _ when property.Name == "ExtraScopes" => [new[] { "Telepathy" }],
            _ when property.Name == "OmittedMembers" => [new[] { "version", "added", "status.active" }],
            _ => [],
        };
        return values.Where(value => !value.Equals(present)).Select(value => new Variation(property.Name, value));
    }
}
