using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

/// <summary>The emulator over HTTP, under <c>/emulator</c>: for tests in another process or language.</summary>
internal sealed class ControlPanel
{
    private const string Prefix = "/emulator";
    private readonly RouteTable _routes;

    public ControlPanel(ApiKeyEmulator emulator)
    {
        _routes = new(
            [
                new("GET", "", (_, _) => EndpointIndex.Response(emulator)),
                new("GET", "/openapi.json", (_, _) => ControlSpecification.Response),
                new("POST", "/reset", (_, _) => Reset(emulator)),
                .. new ClockRoutes(emulator.Clock).Routes,
                .. new FaultRoutes(emulator.Faults).Routes,
                .. new RequestRoutes(emulator.Requests).Routes,
                .. emulator.Services.SelectMany(service => service.ControlRoutes),
            ],
            EmulatedResponse.Problem
        );
    }

    /// <summary>The response to <c>GET /</c>: where to go on.</summary>
    public static EmulatedResponse Welcome { get; } =
        EmulatedResponse.Json(
            200,
            new JsonObject
            {
                ["emulator"] = $"{Prefix}: addresses and credentials of all services",
                ["openapi"] = $"{Prefix}/openapi.json: all control addresses, in OpenAPI",
                ["control"] = new JsonArray(
                    $"GET {Prefix}",
                    $"POST {Prefix}/reset",
                    $"GET, POST {Prefix}/clock",
                    $"GET, POST, DELETE {Prefix}/faults",
                    $"GET, DELETE {Prefix}/requests",
                    $"GET, PUT {Prefix}/aimms/variants, {Prefix}/maximo/variants, {Prefix}/veeam/variants"
                ),
            }
        );

    private static EmulatedResponse Reset(ApiKeyEmulator emulator)
    {
        emulator.Reset();
        return EmulatedResponse.NoContent;
    }

    public static bool Owns(RecordedRequest request) => RequestPath.IsUnder(request.Path, Prefix);

    public EmulatedResponse Response(RecordedRequest request) =>
        ControlGuard.Refuse(request) ?? _routes.Response(request, request.Path[Prefix.Length..]);
}
