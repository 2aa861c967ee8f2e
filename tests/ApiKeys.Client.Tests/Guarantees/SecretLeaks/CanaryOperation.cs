using System.Linq.Expressions;
using System.Reflection;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>An operation on an account.</summary>
/// <param name="Manager">The type of manager that has it.</param>
/// <param name="Method">The method that it calls; null if it does more than that.</param>
/// <param name="Call">Performs it.</param>
internal sealed record CanaryOperation(
    Type Manager,
    MethodInfo? Method,
    Func<ApiKeyManager, CanarySubject, Task<object?>> Call
)
{
    /// <summary>The kind of object that it needs.</summary>
    public CanaryNeed Need { get; init; }

    /// <summary>Whether it changes something, so that a service may do it in the background.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether its account recovers lost creates.</summary>
    public bool Recovers { get; init; }

    /// <summary>The requests that faults hit, one after the other.</summary>
    public IReadOnlyList<CanaryAim> Aims { get; init; } = [CanaryAims.Own];

    /// <summary>Whether faults hit the sign-in as well.</summary>
    public bool MeetsAuthentication => Aims.Contains(CanaryAims.Any);

    /// <summary>A call of a method. The name is read from the call expression, so that it cannot be wrong.</summary>
    public static CanaryOperation Of<TManager, TResult>(Expression<Func<TManager, CanarySubject, TResult>> call)
        where TManager : ApiKeyManager
        where TResult : class
    {
        Func<TManager, CanarySubject, TResult> compiled = call.Compile();
        return new(
            typeof(TManager),
            ((MethodCallExpression)call.Body).Method.GetBaseDefinition(),
            (keys, subject) => ResultOfAsync(compiled((TManager)keys, subject))
        );
    }

    public bool IsAt(ApiKeyManager keys) => Manager.IsInstanceOfType(keys);

    private static async Task<object?> ResultOfAsync(object started)
    {
        switch (started)
        {
            case IAsyncEnumerable<ApiKey> stream:
                List<ApiKey> keys = [];
                await foreach (ApiKey key in stream)
                {
                    keys.Add(key);
                }

                return keys;
            default:
                await (Task)started;
                return started.GetType().GetProperty(nameof(Task<object>.Result))?.GetValue(started);
        }
    }
}

/// <summary>The kind of object that an operation needs.</summary>
internal enum CanaryNeed
{
    /// <summary>Any key, or none.</summary>
    AnyKey,

    /// <summary>A new key each time.</summary>
    NewKey,

    /// <summary>A background action that was not followed to its end.</summary>
    Action,
}

/// <summary>The object that an operation is called with.</summary>
/// <param name="Account">The account.</param>
/// <param name="Id">The id of the key, or of the action.</param>
internal sealed record CanarySubject(CanaryAccount Account, string Id)
{
    /// <summary>The account's secret, as that of a key.</summary>
    public Credential Candidate =>
        Account.Service is MaximoEmulator maximo
            ? new(maximo.AdministratorKeyId, new SecretValue(Account.Credential))
            : new(new SecretValue(Account.Credential));

    public Guid User => Account.Emulator.Veeam.AdministratorUid;

    public Guid Organization => Account.Emulator.Veeam.Administrator.OrganizationUid;
}
