using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>What the console says about itself: the first thing that some clients ask for.</summary>
internal sealed class VeeamAboutRoutes(VeeamEmulator service)
{
    private const string ServerVersion = "9.1.0.0";

    private readonly VeeamOperations _operations = new(service);
    private readonly Guid _installation = Guid.NewGuid();
    private readonly DateTimeOffset _installedAt = service.Clock.GetUtcNow();

    public IEnumerable<Route> Routes => [_operations.Route("GET", "/about", "GetAboutInformation", _ => About())];

    private EmulatedResponse About() =>
        VeeamResponses.Data(
            new JsonObject
            {
                ["installationId"] = _installation,
                ["installationDate"] = _installedAt,
                ["serverVersion"] = ServerVersion,
            }
        );
}
