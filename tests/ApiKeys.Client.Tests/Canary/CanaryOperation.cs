using System.Linq.Expressions;
using System.Reflection;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>Something that is done with an account.</summary>
/// <param name="Manager">The kind of manager that has it.</param>
/// <param name="Method">The method that it calls; null for what is more than that.</param>
/// <param name="Call">Does it.</param>
internal sealed record CanaryOperation(
    Type Manager,
    MethodInfo? Method,
    Func<ApiKeyManager, CanarySubject, Task<object?>> Call
)
{
    /// <summary>What it is done with.</summary>
    public CanaryNeed Need { get; init; }

    /// <summary>Whether it changes something, which a service may do in the background.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether the account is one that finds out about lost creates by its options.</summary>
    public bool Recovers { get; init; }

    /// <summary>Which requests faults hit; each in turn.</summary>
    public IReadOnlyList<CanaryAim> Aims { get; init; } = [CanaryAims.Own];

    /// <summary>Whether faults hit the sign-in, too.</summary>
    public bool MeetsAuthentication => Aims.Contains(CanaryAims.Any);

    /// <summary>A call of a method. Which one is read off the call itself, so that no name can be wrong.</summary>
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

/// <summary>What an operation is done with.</summary>
internal enum CanaryNeed
{
    /// <summary>Any key, or none.</summary>
    AnyKey,

    /// <summary>A key of its own each time.</summary>
    NewKey,

    /// <summary>Work in the background that has not been followed to its end.</summary>
    Action,
}

/// <summary>What an operation is done with at an account.</summary>
/// <param name="Account">Where.</param>
/// <param name="Id">The id of the key, or of the action.</param>
internal sealed record CanarySubject(CanaryAccount Account, string Id)
{
    public Guid User => Account.Emulator.Veeam.AdministratorUid;

    public Guid Organization => Account.Emulator.Veeam.Administrator.OrganizationUid;
}
