using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

/// <summary>The OpenAPI document of the control addresses. A test holds it against the routes.</summary>
internal static class ControlSpecification
{
    private const string Resource = "control-openapi.json";

    public static EmulatedResponse Response { get; } = new(200, Read(), "application/json");

    private static byte[] Read()
    {
        using Stream stream = typeof(ControlSpecification).Assembly.GetManifestResourceStream(Resource)!;
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
