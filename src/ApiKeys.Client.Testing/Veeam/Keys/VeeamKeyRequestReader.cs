using System.Text.Json;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Reads the requested key, and rejects anything that is not documented.</summary>
internal sealed class VeeamKeyRequestReader(VeeamVariants variants)
{
    private readonly bool _takesArray = variants.ScopesEncoding != VeeamScopesForm.Repeated;
    private readonly bool _takesRepeated = variants.ScopesEncoding != VeeamScopesForm.JsonArray;

    public VeeamKeyRequest Read(RecordedRequest request)
    {
        VeeamQuery query = new(request, "description", "scopes", "isReadAccessOnly");
        return request.Content.Length > 0
            ? throw new VeeamRefusalException(400, "The request takes no body.")
            : new(
                VeeamDescription.Require(
                    query.Single("description"),
                    text => VeeamRefusalException.OfParameter("description", text)
                ),
                Scopes(query.All("scopes")),
                ReadOnly(query.Single("isReadAccessOnly"))
            );
    }

    private static bool ReadOnly(string? text) =>
        text is null ? false
        : bool.TryParse(text, out bool value) ? value
        : throw VeeamRefusalException.OfParameter("isReadAccessOnly", "The value is neither true nor false.");

    private static string[]? ArrayIn(string text)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(scope => scope.GetString() ?? "")];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private string[] Scopes(IReadOnlyList<string> values)
    {
        string[]? array = values is [string only] && _takesArray ? ArrayIn(only) : null;
        string[] scopes =
            array ?? (_takesRepeated ? [.. values] : throw Refused("The value is not a JSON array of strings."));
        return scopes.Length == 0 ? throw Refused("There is no scope.")
            : scopes.Distinct().Count() < scopes.Length ? throw Refused("A scope is there twice.")
            : Array.TrueForAll(scopes, IsGrantable) ? scopes
            : throw new VeeamRefusalException(400, "The scope cannot be assigned.")
            {
                Code = 1209,
                ParameterName = "scopes",
            };
    }

    private bool IsGrantable(string scope) =>
        VeeamScopes.Grantable.Contains(scope) || variants.ExtraScopes.Contains(scope);

    private static VeeamRefusalException Refused(string message) =>
        VeeamRefusalException.OfParameter("scopes", message);
}
