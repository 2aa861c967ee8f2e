using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>Veeam, with a key and faults at the keys, or with a password and faults at the sign-in.</summary>
internal sealed class VeeamMatrix(bool atSignIn) : MatrixService
{
    private const string Logins = "/logins";

    public override IReadOnlyList<MatrixFault> Faults => [.. base.Faults, .. MatrixFaults.OfVeeam];

    public override IReadOnlyList<MatrixOperation> Operations =>
        atSignIn
            ? [.. Own.Select(operation => operation.Hitting("sign-in", "POST", "/token"))]
            : [.. Own, .. OfRecovery, .. ReadsBefore];

    private Guid User => Emulator.Veeam.AdministratorUid;

    private Guid Organization => Emulator.Veeam.Administrator.OrganizationUid;

    private IEnumerable<MatrixOperation> Own =>
        [
            .. new CommonOperations(this).All(Logins, Logins + "/"),
            .. CommonOperations.Changes("PATCH", Logins + "/"),
            ListOf("ListForUser", Logins, keys => keys.ListForUserAsync(User, The.Token)),
            ListOf("ListForAllUsers", Logins, keys => keys.ListForAllUsersAsync(The.Token)),
            ListOf("ListForOrganization", "/keys", keys => keys.ListForOrganizationAsync(Organization, The.Token)),
            new(
                "Resume",
                Effect.Resume,
                MatrixOperation.Own,
                "GET",
                "/asyncActions/",
                async (keys, action) => new("the key", await ((VeeamApiKeyManager)keys).ResumeAsync(action, The.Token))
            ),
        ];

    /// <summary>The parts of a create with recovery. Background actions are listed before the keys.</summary>
    private IEnumerable<MatrixOperation> OfRecovery
    {
        get
        {
            MatrixOperation[] parts =
            [
                .. new CommonOperations(this).PartsOfRecovery(
                    Logins,
                    "/apikey",
                    attempts: 4,
                    ("deletion", "DELETE", Logins + "/")
                ),
            ];
            return [.. parts, parts[^1].Hitting("action", "GET", "/asyncActions/")];
        }
    }

    /// <summary>
    /// The first request of an operation: the current user, or the key; and the last request of a resumed one.
    /// </summary>
    private IEnumerable<MatrixOperation> ReadsBefore =>
        [
            .. Own.Where(operation => operation.Name is "GetList" or "Create" or "Check")
                .Select(operation => operation.Hitting("user", "GET", "/users/me")),
            .. Own.Where(operation => operation.Name is "Update" or "Enable" or "Disable" or "Delete")
                .Select(operation => operation.Hitting("read before", "GET", Logins + "/")),
            Own.Single(operation => operation.Name == "Resume").Hitting("result", "GET", "/result"),
            Own.Single(operation => operation.Name == "Resume").Hitting("forgetting", "DELETE", "/result"),
        ];

    public override ApiKeyManager NewManager(HttpMessageHandler? handler, TimeProvider clock, bool recovers = false)
    {
        VeeamOptions options = atSignIn
            ? new()
            {
                UserName = Emulator.Veeam.Administrator.UserName,
                Password = Emulator.Veeam.AdministratorPassword,
            }
            : new() { ApiKey = Emulator.Veeam.AdministratorKey };
        Address(options, Emulator.Veeam.BaseAddress, recovers);
        return new VeeamApiKeyManager(options, new ApiKeyManagerSettings { Handler = handler, TimeProvider = clock });
    }

    public override async Task<MatrixSubject> PrepareAsync(Effect effect)
    {
        if (effect != Effect.Resume)
        {
            return await base.PrepareAsync(effect);
        }

        // An action whose result could not be fetched can be resumed.
        VeeamVariants variants = Emulator.Veeam.Variants;
        (variants.AsyncMode, variants.AsyncPolls) = (VeeamAsyncMode.Always, 0);
        variants.AsyncMethods = ["POST"];
        Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/result"));
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            base.PrepareAsync(effect)
        );
        variants.AsyncMode = VeeamAsyncMode.Never;
        return new(unknown.ActionId!, null);
    }

    public override ServerState StateOf(IssuedApiKey? subject) =>
        new(
            Emulator
                .Veeam.Logins.Where(login => login.IdentityProviderName == "AK")
                .ToDictionary(
                    login => $"{login.UserUid}/{login.Id}",
                    login => new HeldKey(
                        login.Description ?? "",
                        login.Status == VeeamEmulatedLogin.Enabled,
                        $"{login.Status} {login.IsReadAccessOnly} {string.Join(',', login.Scopes)}",
                        login.Id == (subject?.Key as VeeamApiKey)?.LoginId && login.Matches(subject!.Value.Reveal())
                    )
                )
        );

    public override bool Matches(string id, string value) =>
        Emulator.Veeam.Logins.Any(login => $"{login.UserUid}/{login.Id}" == id && login.Matches(value));

    public override bool IsSignIn(RecordedRequest request) => request.Path.EndsWith("/token", StringComparison.Ordinal);

    public override Task<IssuedApiKey> CreateKeyAsync(ApiKeyManager keys, string name) =>
        ((VeeamApiKeyManager)keys).CreateAsync(name, VeeamScopes.Rest, cancellationToken: The.Token);

    private MatrixOperation ListOf(string name, string path, Func<VeeamApiKeyManager, IAsyncEnumerable<ApiKey>> list) =>
        new CommonOperations(this).ListOf(name, path, keys => list((VeeamApiKeyManager)keys));
}
