using System.Runtime.CompilerServices;
using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>Stands in for the account 'prod', which has the keys that a test wants.</summary>
internal sealed class MockManager(params ApiKey[] keys) : AimmsApiKeyManager
{
    /// <summary>What it throws when it is asked how it is; null for nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What it throws whatever it is asked; null for nothing.</summary>
    public Exception? Defect { get; set; }

    public override string Account => "prod";

    public override string Service => Defect is null ? base.Service : throw Defect;

    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Fault is null ? Task.FromResult(new AccountCheck { CanAuthenticate = true, CanListKeys = true }) : throw Fault;

    public override async IAsyncEnumerable<ApiKey> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask;
        foreach (ApiKey key in keys)
        {
            yield return key;
        }
    }
}
