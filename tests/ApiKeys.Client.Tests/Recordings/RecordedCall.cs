using System.Text.Json.Nodes;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>The operations that a recording can name: the methods of a manager, without their ending.</summary>
internal static class RecordedCall
{
    private static readonly Dictionary<string, Prepared> _operations = new()
    {
        ["Check"] = (keys, _) => async () => await keys.CheckAsync(The.Token),
        ["CheckRoutes"] = (keys, _) => async () => await ((MaximoApiKeyManager)keys).CheckRoutesAsync(The.Token),
        ["List"] = (keys, _) => async () => await keys.GetListAsync(The.Token),
        ["ListForAllUsers"] = (keys, _) => Listed(((VeeamApiKeyManager)keys).ListForAllUsersAsync(The.Token)),
        ["ListForUser"] = (keys, call) =>
            Listed(((VeeamApiKeyManager)keys).ListForUserAsync(call.Take<Guid>("userUid"), The.Token)),
        ["ListForOrganization"] = (keys, call) =>
            Listed(((VeeamApiKeyManager)keys).ListForOrganizationAsync(call.Take<Guid>("organizationUid"), The.Token)),
        ["ListScopes"] = (keys, _) => async () => await keys.ListScopesAsync(The.Token),
        ["Find"] = (keys, call) => With(call, id => keys.FindAsync(id, The.Token)),
        ["Create"] = Create,
        ["Update"] = Update,
        ["Enable"] = (keys, call) => With(call, id => keys.EnableAsync(id, The.Token)),
        ["Disable"] = (keys, call) => With(call, id => keys.DisableAsync(id, The.Token)),
        ["Refresh"] = (keys, call) => With(call, id => keys.RefreshAsync(id, The.Token)),
        ["Delete"] = (keys, call) =>
            With(
                call,
                async id =>
                {
                    await keys.DeleteAsync(id, The.Token);
                    return (object?)null;
                }
            ),
        ["Resume"] = (keys, call) =>
            With(call, id => ((VeeamApiKeyManager)keys).ResumeAsync(id, The.Token), "actionId"),
    };

    /// <summary>Takes the arguments of an operation, and returns a delegate that performs it.</summary>
    private delegate Func<Task<object?>> Prepared(ApiKeyManager keys, CallArguments call);

    /// <summary>Prepares a call.</summary>
    /// <exception cref="InvalidRecordingException">The operation or an argument is wrong.</exception>
    public static Func<Task<object?>> Prepare(ApiKeyManager keys, JsonObject call)
    {
        CallArguments arguments = new(call);
        string operation = arguments.Take<string>("operation");
        if (!_operations.TryGetValue(operation, out Prepared? prepare))
        {
            throw new InvalidRecordingException(
                $"There is no operation '{operation}'. There are {string.Join(", ", _operations.Keys)}."
            );
        }

        Func<Task<object?>> prepared = prepare(keys, arguments);
        arguments.ThrowIfAnyIsUnused(operation);
        return prepared;
    }

    private static Func<Task<object?>> Create(ApiKeyManager keys, CallArguments call)
    {
        string name = call.Take<string>("name");
        string[] scopes = call.Take<string[]>("scopes");
        ApiKeyRequest request =
            keys is MaximoApiKeyManager
                ? new MaximoApiKeyRequest(
                    name,
                    scopes,
                    MaximoRefreshInterval.Parse(call.Take<string>("tokenRefreshInterval"))
                )
            : keys is VeeamApiKeyManager
                ? new VeeamApiKeyRequest(name, scopes)
                {
                    UserUid = call.TakeOr<Guid?>("userUid"),
                    ExpiresAt = call.TakeOr<DateTimeOffset?>("expiresAt"),
                    IsReadOnly = call.TakeOr<bool>("isReadOnly"),
                }
            : new ApiKeyRequest(name, scopes)
            {
                ExpiresAt = call.TakeOr<DateTimeOffset?>("expiresAt"),
                IsReadOnly = call.TakeOr<bool>("isReadOnly"),
            };
        return async () => await keys.CreateAsync(request, The.Token);
    }

    private static Func<Task<object?>> Update(ApiKeyManager keys, CallArguments call)
    {
        ApiKeyUpdate update = new()
        {
            Description = call.TakeOr<string>("description"),
            IsEnabled = call.TakeOr<bool?>("isEnabled"),
            Scopes = call.TakeOr<string[]>("scopes"),
        };
        return With(call, id => keys.UpdateAsync(id, update, The.Token));
    }

    private static Func<Task<object?>> With<T>(CallArguments call, Func<string, Task<T>> run, string name = "id")
    {
        string id = call.Take<string>(name);
        return async () => await run(id);
    }

    private static Func<Task<object?>> Listed<T>(IAsyncEnumerable<T> keys) =>
        async () =>
        {
            List<T> all = [];
            await foreach (T key in keys)
            {
                all.Add(key);
            }

            return all;
        };
}
