using System.Security.Cryptography.X509Certificates;
using WireMock.Server;

/// <summary>What the fragments of the pages use and do not declare.</summary>
internal abstract class Prelude
{
    protected readonly WebApplicationBuilder builder = null!;
    protected readonly IServiceCollection services = null!;
    protected readonly ApiKeyManager keys = null!;
    protected readonly MaximoApiKeyManager maximo = null!;
    protected readonly ApiKeyEmulator emulator = null!;
    protected readonly RotationBuilder rotation = null!;
    protected readonly RotationEngine engine = null!;
    protected readonly NpgsqlDataSource database = null!;
    protected readonly X509Certificate2 certificate = null!;
    protected readonly SecretValue value = null!;
    protected readonly IPrompt prompt = null!;
    protected readonly WireMockServer server = null!;
    protected readonly CancellationTokenSource cancellation = null!;
    protected readonly ApiKeyRequest request = null!;
    protected readonly IssuedApiKey issued = null!;
    protected readonly IVault vault = null!;
    protected readonly ILogger logger = null!;
    protected readonly string path = "";
    protected readonly string name = "";
    protected readonly string file = "";
    protected readonly string logged = "";
    protected readonly CancellationToken cancellationToken = default;
    protected readonly CancellationToken ct = default;

    internal abstract Task Run();
}

internal sealed class CorrelationHandler : DelegatingHandler;

internal interface IPrompt
{
    Task<string> AskForCodeAsync(CancellationToken cancellationToken);
}

public interface IActionStore
{
    Task RememberAsync(string action, CancellationToken cancellationToken);
}

public interface IVault
{
    Task SaveAsync(string secret, CancellationToken cancellationToken);
}
