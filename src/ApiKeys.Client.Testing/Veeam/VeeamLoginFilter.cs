using System.Text.Json;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The filter of a list of logins: a JSON array of conditions, of which only the kind of login is emulated. Anything
/// else is rejected, so that a wrong one is noticed.
/// </summary>
internal sealed class VeeamLoginFilter
{
    public const string Name = "filter";

    private readonly string? _kind;

    private VeeamLoginFilter(string? kind) => _kind = kind;

    public static VeeamLoginFilter Read(VeeamQuery query) =>
        new(query.Single(Name) is { } text ? KindIn(text) ?? throw Refused() : null);

    public bool Admits(VeeamEmulatedLogin login) => _kind is null || login.IdentityProviderName == _kind;

    private static string? KindIn(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            JsonElement condition = json.RootElement.EnumerateArray().Single();
            return (TextOf(condition, "property"), TextOf(condition, "operation")) == ("identityProviderName", "equals")
                ? TextOf(condition, "value")
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement condition, string member) => condition.GetProperty(member).GetString();

    private static VeeamRefusalException Refused() =>
        VeeamRefusalException.OfParameter(Name, "The filter is not valid, or not emulated.");
}
