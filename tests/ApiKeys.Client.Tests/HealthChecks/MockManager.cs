using System.Runtime.CompilerServices;
using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.HealthChecks;

/// <summary>A mock of the account 'prod', which has the keys that a test specifies.</summary>
internal sealed class MockManager(params ApiKey[] keys) : AimmsApiKeyManager
{
    /// <summary>The exception of a check; null for none.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The exception of every call; null for none.</summary>
    public Exception? Defect { get; set; }

    public override string Account => "prod";

    public override string Service => Defect is null ? base.Service : throw Defect;

    public override Task<AccountCheck> CheckAsync(CancellationToken cancellationToken = default) =>
        Failure is null
            ? Task.FromResult(new AccountCheck { CanAuthenticate = true, CanListKeys = true })
            : throw Failure;

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
