using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>AIMMS, at either of its endpoints.</summary>
internal sealed class AimmsMatrix(AimmsEndpoint endpoint) : MatrixService
{
    private string Path => endpoint == AimmsEndpoint.UserManager ? "/api-key" : "/api-keys";

    public override IReadOnlyList<MatrixOperation> Operations =>
        endpoint == AimmsEndpoint.UserManager ? [.. Own, ListScopes] : [.. Own];

    private IEnumerable<MatrixOperation> Own => [.. new CommonOperations(this).All(Path, Path), .. OfRecovery];

    private IEnumerable<MatrixOperation> OfRecovery =>
        new CommonOperations(this)
            .PartsOfRecovery(Path, Path, attempts: 1, ("deletion", "DELETE", Path))
            .Select(part => part with { HasResponseBody = part.Method != "DELETE" });

    private static MatrixOperation ListScopes { get; } =
        new(
            "ListScopes",
            Effect.None,
            MatrixOperation.Own,
            "GET",
            "/authorization-scopes",
            async (keys, _) => new($"{(await keys.ListScopesAsync(The.Token)).Count} scopes")
        );

    public override ApiKeyManager NewManager(HttpMessageHandler? handler, TimeProvider clock, bool recovers = false)
    {
        AimmsOptions options = new() { ApiKey = Emulator.Aimms.AdministratorKey, Endpoint = endpoint };
        Address(options, Emulator.Aimms.BaseAddress, recovers);
        return new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Handler = handler, TimeProvider = clock });
    }

    public override ServerState StateOf(IssuedApiKey? subject) =>
        new(
            Emulator.Aimms.Keys.ToDictionary(
                key => key.Name,
                key => new HeldKey(
                    key.Name,
                    true,
                    $"{key.ExpirationDate} {string.Join(',', key.Scopes)}",
                    key.Name == subject?.Key.Id && key.Matches(subject.Value.Reveal())
                )
            )
        );

    public override bool Matches(string id, string value) =>
        Emulator.Aimms.Keys.Any(key => key.Name == id && key.Matches(value));

    public override bool IsSignIn(RecordedRequest request) => false;

    public override Task<IssuedApiKey> CreateKeyAsync(ApiKeyManager keys, string name) =>
        ((AimmsApiKeyManager)keys).CreateAsync(name, AimmsScopes.Tasks, The.Now.AddDays(90), The.Token);
}
