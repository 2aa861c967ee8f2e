using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Services;

/// <summary>The service behind a manager of the SDK.</summary>
internal sealed class ManagerService(ApiKeyManager manager, RotationPolicy policy, TimeProvider clock)
    : IRotationService
{
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken) =>
        manager.GetListAsync(cancellationToken);

    public Task<IssuedApiKey> CreateAsync(Attempt attempt, CancellationToken cancellationToken) =>
        manager.CreateAsync(KeyRequests.Of(policy, attempt, manager, clock.GetUtcNow()), cancellationToken);

    public Task<IssuedApiKey> RefreshAsync(string id, CancellationToken cancellationToken) =>
        manager.RefreshAsync(id, cancellationToken);

    public async Task<Answer> AskAsync(Credential candidate, CancellationToken cancellationToken)
    {
        AccountCheck check = await manager.VerifyAsync(candidate, cancellationToken).ConfigureAwait(false);
        return new Answer(Refusal(check), check.ClockDifference);
    }

    public async Task DisableAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await Revoker.DisableAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiKeyNotFoundException)
        {
            // Somebody deleted it: that it cannot be used is what was wanted.
        }
    }

    public Task EnableAsync(string id, CancellationToken cancellationToken) =>
        manager.EnableAsync(id, cancellationToken);

    public async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await Revoker.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiKeyNotFoundException)
        {
            // Another engine, or this one before it was killed, was faster.
        }
    }

    private string? Refusal(AccountCheck check) =>
        !check.CanAuthenticate ? check.Problem ?? "The service rejects the value."
        : policy.Target == RotationTarget.Credential && !check.CanListKeys
            ? check.Problem ?? "The value is accepted, but may not manage keys."
        : null;

    /// <summary>
    /// The account's old key is revoked with the new one, while the options may still name the old one as the account's
    /// own.
    /// </summary>
    private ApiKeyManager Revoker => policy.Target == RotationTarget.Credential ? manager.AllowOwnKey() : manager;
}
