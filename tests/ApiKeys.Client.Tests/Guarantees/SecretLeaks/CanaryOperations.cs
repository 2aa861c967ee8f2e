using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using static ApiKeys.Client.Tests.Guarantees.SecretLeaks.CanaryOperation;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>
/// Every operation on an account. Operations that a service does not support are called as well, because the refusal
/// could also leak a secret.
/// </summary>
internal static class CanaryOperations
{
    public static IReadOnlyList<CanaryOperation> All { get; } =
    [.. Reads(), .. Creates().Concat(Changes()).Select(static operation => operation with { IsChange = true })];

    /// <summary>A request for a key that the service can create.</summary>
    public static ApiKeyRequest Request(ApiKeyManager keys, bool? recover = null) =>
        keys switch
        {
            AimmsApiKeyManager => new ApiKeyRequest(Name(), AimmsScopes.Tasks.ToNames())
            {
                ExpiresAt = keys.GetLatestExpiry(),
                RecoverIfLost = recover,
            },
            MaximoApiKeyManager => new MaximoApiKeyRequest(
                Name(),
                MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Days(30)
            )
            {
                RecoverIfLost = recover,
            },
            _ => new ApiKeyRequest(Name(), ["Rest"]) { RecoverIfLost = recover },
        };

    private static IEnumerable<CanaryOperation> Reads() =>
        [
            Of((ApiKeyManager keys, CanarySubject _) => keys.ListAsync(The.Token)),
            Of((ApiKeyManager keys, CanarySubject _) => keys.GetListAsync(The.Token)),
            Of((VeeamApiKeyManager keys, CanarySubject subject) => keys.ListForUserAsync(subject.User, The.Token)),
            Of((VeeamApiKeyManager keys, CanarySubject _) => keys.ListForAllUsersAsync(The.Token)),
            Of(
                (VeeamApiKeyManager keys, CanarySubject subject) =>
                    keys.ListForOrganizationAsync(subject.Organization, The.Token)
            ),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.FindAsync(subject.Id, The.Token)),
            Of((ApiKeyManager keys, CanarySubject _) => keys.ListScopesAsync(The.Token)),
            Of((ApiKeyManager keys, CanarySubject _) => keys.CheckAsync(The.Token)) with
            {
                Aims = [CanaryAims.Own, CanaryAims.Any],
            },
            Of((ApiKeyManager keys, CanarySubject subject) => keys.VerifyAsync(subject.Candidate, The.Token)) with
            {
                Aims = [CanaryAims.Own, CanaryAims.Any],
            },
            Of((MaximoApiKeyManager keys, CanarySubject _) => keys.CheckRoutesAsync(The.Token)),
            Of(
                (MaximoApiKeyManager keys, CanarySubject _) =>
                    keys.AuthenticateAsync(MaximoRefreshInterval.Days(30), The.Token)
            ) with
            {
                Aims = [CanaryAims.Any],
            },
            Of((ApiKeyManager keys, CanarySubject _) => keys.DiagnoseAsync(new DiagnosisOptions(), The.Token)),
            new(typeof(ApiKeyManager), null, static async (keys, subject) => await subject.Account.ProbeAsync(keys))
            {
                Aims = [CanaryAims.Own, CanaryAims.Any],
            },
        ];

    private static IEnumerable<CanaryOperation> Creates()
    {
        CanaryOperation create = Of(
            (ApiKeyManager keys, CanarySubject _) => keys.CreateAsync(Request(keys, null), The.Token)
        );
        return
        [
            // These operations list, so they run before there are many keys.
            create with
            {
                Aims = [CanaryAims.Create],
                Recovers = true,
            },
            Of((ApiKeyManager keys, CanarySubject _) => keys.CreateAsync(Request(keys, true), The.Token)) with
            {
                Aims = [CanaryAims.OfRecovery],
            },
            create with
            {
                Aims = [CanaryAims.Own, CanaryAims.Any],
            },
            Of(
                (AimmsApiKeyManager keys, CanarySubject _) =>
                    keys.CreateAsync(Name(), AimmsScopes.Tasks, Expiry(keys), The.Token)
            ),
            Of(
                (MaximoApiKeyManager keys, CanarySubject _) =>
                    keys.CreateAsync(Name(), MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(30), The.Token)
            ),
            Of(
                (VeeamApiKeyManager keys, CanarySubject subject) =>
                    keys.CreateAsync(
                        new VeeamApiKeyRequest(Name(), VeeamScopes.Rest) { UserUid = subject.User },
                        The.Token
                    )
            ),
            Of(
                (VeeamApiKeyManager keys, CanarySubject subject) =>
                    keys.CreateAsync(Name(), VeeamScopes.Rest, false, subject.User, The.Token)
            ),
            Of((VeeamApiKeyManager keys, CanarySubject subject) => keys.ResumeAsync(subject.Id, The.Token)) with
            {
                Need = CanaryNeed.Action,
            },
        ];
    }

    private static IEnumerable<CanaryOperation> Changes() =>
        [
            Of(
                (ApiKeyManager keys, CanarySubject _) =>
                    keys.DiagnoseAsync(new DiagnosisOptions { Level = DiagnosisLevel.ThrowAwayKey }, The.Token)
            ),
            Of(
                (ApiKeyManager keys, CanarySubject subject) =>
                    keys.UpdateAsync(subject.Id, new ApiKeyUpdate { Description = "renamed" }, The.Token)
            ),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.DisableAsync(subject.Id, The.Token)),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.AllowOwnKey().DisableAsync(subject.Id, The.Token)),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.EnableAsync(subject.Id, The.Token)),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.RefreshAsync(subject.Id, The.Token)),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.AllowOwnKey().RefreshAsync(subject.Id, The.Token)),
            Of((ApiKeyManager keys, CanarySubject subject) => keys.DeleteAsync(subject.Id, The.Token)) with
            {
                Need = CanaryNeed.NewKey,
            },
            Of(
                (ApiKeyManager keys, CanarySubject subject) => keys.AllowOwnKey().DeleteAsync(subject.Id, The.Token)
            ) with
            {
                Need = CanaryNeed.NewKey,
            },
        ];

    private static DateTimeOffset Expiry(AimmsApiKeyManager keys) =>
        keys.GetLatestExpiry() ?? throw new InvalidOperationException("The account sets no limit.");

    private static string Name() => "canary-" + Guid.NewGuid().ToString("N")[..8];
}
