using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>Maximo, with a key or as the superuser, with faults at the keys or at the sign-in.</summary>
internal sealed class MaximoMatrix(bool isSuperuser, bool atSignIn) : MatrixService
{
    private const string Keys = "/v1/apikeys";

    public override IReadOnlyList<MatrixOperation> Operations =>
        atSignIn
            ?
            [
                .. Own.Where(operation => operation != CheckRoutes)
                    .Select(operation =>
                        operation.Hitting(
                            "sign-in",
                            isSuperuser ? "POST" : "GET",
                            isSuperuser ? "/logininitial" : "/v1/authenticate"
                        )
                    ),
            ]
            : [.. Own, .. OfRecovery, .. Changes.Select(change => change.Hitting("read before", "GET", Keys + "/"))];

    private IEnumerable<MatrixOperation> Own =>
        [.. new CommonOperations(this).All(Keys, Keys + "/"), .. Changes, Refresh, CheckRoutes];

    private IEnumerable<MatrixOperation> OfRecovery =>
        new CommonOperations(this).PartsOfRecovery(Keys, Keys, attempts: 1, ("refresh", "POST", "/token"));

    private static IEnumerable<MatrixOperation> Changes => CommonOperations.Changes("PUT", Keys + "/");

    private static MatrixOperation Refresh { get; } =
        new(
            "Refresh",
            Effect.Refresh,
            MatrixOperation.Own,
            "POST",
            "/token",
            async (keys, id) => new("the key", await keys.RefreshAsync(id, The.Token))
        );

    private static MatrixOperation CheckRoutes { get; } =
        new(
            "CheckRoutes",
            Effect.None,
            MatrixOperation.Own,
            "GET",
            Keys,
            async (keys, _) => Reported(await ((MaximoApiKeyManager)keys).CheckRoutesAsync(The.Token))
        );

    public override ApiKeyManager NewManager(HttpMessageHandler? handler, TimeProvider clock, bool recovers = false)
    {
        MaximoEmulator service = Emulator.Maximo;
        MaximoOptions options = isSuperuser
            ? new()
            {
                AdminAddress = service.AdminAddress,
                UserName = MaximoEmulator.SuperuserName,
                Password = service.SuperuserPassword,
            }
            : new() { ApiKeyId = service.AdministratorKeyId, ApiKeyToken = service.AdministratorKeyToken };
        Address(options, service.BaseAddress, recovers);
        return new MaximoApiKeyManager(options, new ApiKeyManagerSettings { Handler = handler, TimeProvider = clock });
    }

    public override ServerState StateOf(IssuedApiKey? subject) =>
        new(
            Emulator.Maximo.Keys.ToDictionary(
                key => key.Id,
                key => new HeldKey(
                    key.Description ?? "",
                    key.Active,
                    $"{key.Version} {key.TokenRefreshInterval} {key.SystemAdmin} {key.UserAdmin} {key.ApikeyAdmin}",
                    key.Id == subject?.Key.Id && key.Matches(subject.Value.Reveal())
                )
            )
        );

    public override bool Matches(string id, string value) =>
        Emulator.Maximo.Keys.Any(key => key.Id == id && key.Matches(value));

    public override bool IsSignIn(RecordedRequest request) =>
        request.Path.EndsWith("/v1/authenticate", StringComparison.Ordinal)
        || request.Path.EndsWith("/logininitial", StringComparison.Ordinal);

    public override Task<IssuedApiKey> CreateKeyAsync(ApiKeyManager keys, string name) =>
        ((MaximoApiKeyManager)keys).CreateAsync(
            name,
            MaximoPermissions.UserAdmin,
            MaximoRefreshInterval.Days(90),
            The.Token
        );

    private static Given Reported(IReadOnlyList<MaximoRoute> routes) =>
        new(
            string.Join(
                ", ",
                routes
                    .GroupBy(route => route.Exists)
                    .Select(group =>
                        $"{group.Count()} {(group.Key switch { true => "there", false => "missing", null => "unclear" })}"
                    )
            )
        );
}
