using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Aimms;

/// <summary>The operations of both endpoints.</summary>
internal interface IAimmsApi
{
    /// <summary>The spelling of members in the newest list, where it is not the specified one.</summary>
    AimmsFieldNaming? ListedNaming { get; }

    Task<IReadOnlyList<ApiKey>> ListAsync(string account, CancellationToken cancellationToken);

    Task<AimmsWireKey> CreateAsync(
        string name,
        WireDate expiration,
        AimmsCreateForm form,
        CancellationToken cancellationToken
    );

    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
