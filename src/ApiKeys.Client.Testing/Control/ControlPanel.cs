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
                .. new ClockRoutes(emulator.Clock).Routes,
                .. new FaultRoutes(emulator.Faults).Routes,
                .. new RequestRoutes(emulator.Requests).Routes,
                .. emulator.Services.SelectMany(service => service.ControlRoutes),
            ],
            EmulatedResponse.Problem
        );
    }

    public static bool Owns(RecordedRequest request) => RequestPath.IsUnder(request.Path, Prefix);

    public EmulatedResponse Response(RecordedRequest request) =>
        ControlGuard.Refuse(request) ?? _routes.Response(request, request.Path[Prefix.Length..]);
}
