using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Aimms;

/// <summary>The operations of both endpoints.</summary>
internal interface IAimmsApi
{
    Task<AimmsKeyList> ListAsync(string account, CancellationToken cancellationToken);

    Task<AimmsWireKey> CreateAsync(
        string name,
        WireDate expiration,
        AimmsCreateForm form,
        CancellationToken cancellationToken
    );

    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
