using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ApiKeys.Client.Aimms;

/// <summary>The JSON options of a generated client in each spelling of member names.</summary>
internal sealed class FieldNaming(JsonSerializerOptions specified)
{
    private readonly Lazy<JsonSerializerOptions> _snakeCase = new(() => Rename(specified, ToSnakeCase));
    private readonly Lazy<JsonSerializerOptions> _camelCase = new(() => Rename(specified, ToCamelCase));

    public JsonSerializerOptions Options(AimmsFieldNaming naming) =>
        naming switch
        {
            AimmsFieldNaming.SnakeCase => _snakeCase.Value,
            AimmsFieldNaming.CamelCase => _camelCase.Value,
            _ => specified,
        };

    private static JsonSerializerOptions Rename(JsonSerializerOptions specified, Func<string, string> rename) =>
        new(specified)
        {
            TypeInfoResolver = specified.TypeInfoResolver!.WithAddedModifier(type =>
            {
                foreach (JsonPropertyInfo property in type.Properties)
                {
                    property.Name = rename(property.Name);
                }
            }),
        };

    private static string ToCamelCase(string name) =>
        Respell(
            name,
            (c, previous) =>
                c == '_' ? ""
                : previous == '_' ? char.ToUpperInvariant(c).ToString()
                : c.ToString()
        );

    private static string ToSnakeCase(string name) =>
        Respell(name, (c, _) => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString());

    private static string Respell(string name, Func<char, char, string> respell) =>
        name.Select((c, i) => respell(c, i == 0 ? '\0' : name[i - 1]))
            .Aggregate(new StringBuilder(), (text, part) => text.Append(part))
            .ToString();
}
