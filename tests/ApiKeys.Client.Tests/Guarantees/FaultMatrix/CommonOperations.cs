using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>The operations that managers of several services have.</summary>
internal sealed class CommonOperations(MatrixService service)
{
    /// <summary>The new name of a renamed key.</summary>
    public const string NewDescription = "renamed";

    /// <summary>The operations of every service.</summary>
    public IEnumerable<MatrixOperation> All(string path, string find) =>
        [
            ListOf("List", path, keys => keys.ListAsync(The.Token)),
            new(
                "GetList",
                Effect.None,
                MatrixOperation.Own,
                "GET",
                path,
                async (keys, _) => Listed((await keys.GetListAsync(The.Token)).Select(key => key.Id))
            ),
            new(
                "Find",
                Effect.None,
                MatrixOperation.Own,
                "GET",
                find,
                async (keys, id) => Found(await keys.FindAsync(id, The.Token), id)
            ),
            new(
                "Create",
                Effect.Create,
                MatrixOperation.Own,
                "POST",
                path,
                async (keys, name) => new("the key", await service.CreateKeyAsync(keys, name))
            ),
            Recovered(path),
            new(
                "Delete",
                Effect.Delete,
                MatrixOperation.Own,
                "DELETE",
                path,
                async (keys, id) =>
                {
                    await keys.DeleteAsync(id, The.Token);
                    return new("done");
                }
            ),
            new(
                "Check",
                Effect.None,
                MatrixOperation.Own,
                "GET",
                path,
                async (keys, _) => Checked(await keys.CheckAsync(The.Token))
            ),
        ];

    /// <summary>
    /// A create with recovery: the list before it is sent, and the requests after its response was lost.
    /// </summary>
    /// <param name="path">A part of the path of its requests about keys.</param>
    /// <param name="creates">The end of the path of the create.</param>
    /// <param name="attempts">How many requests a create takes until its response counts as lost.</param>
    /// <param name="replacing">How a found key is replaced.</param>
    public IEnumerable<MatrixOperation> PartsOfRecovery(
        string path,
        string creates,
        int attempts,
        (string Request, string Method, string Path) replacing
    )
    {
        MatrixOperation lost = Recovered(path) with
        {
            Before = Fault.DropAfterCommit().On("POST").Path(creates).Times(attempts),
        };
        return
        [
            Recovered(path).Hitting("list before", "GET", path),
            lost.Hitting("list after", "GET", path, skip: 1),
            lost.Hitting(replacing.Request, replacing.Method, replacing.Path),
        ];
    }

    /// <summary>The operations of services where a key has a status.</summary>
    public static IEnumerable<MatrixOperation> Changes(string method, string path) =>
        [
            new(
                "Update",
                Effect.Rename,
                MatrixOperation.Own,
                method,
                path,
                async (keys, id) =>
                    Found(await keys.UpdateAsync(id, new ApiKeyUpdate { Description = NewDescription }, The.Token), id)
            ),
            new(
                "Enable",
                Effect.Enable,
                MatrixOperation.Own,
                method,
                path,
                async (keys, id) => Found(await keys.EnableAsync(id, The.Token), id)
            ),
            new(
                "Disable",
                Effect.Disable,
                MatrixOperation.Own,
                method,
                path,
                async (keys, id) => Found(await keys.DisableAsync(id, The.Token), id)
            ),
        ];

    /// <summary>A list that comes as a stream.</summary>
    public MatrixOperation ListOf(string name, string path, Func<ApiKeyManager, IAsyncEnumerable<ApiKey>> list) =>
        new(
            name,
            Effect.None,
            MatrixOperation.Own,
            "GET",
            path,
            async (keys, _) =>
            {
                List<string> ids = [];
                await foreach (ApiKey key in list(keys))
                {
                    ids.Add(key.Id);
                }

                return Listed(ids);
            }
        );

    private MatrixOperation Recovered(string path) =>
        new(
            "Create, recovered",
            Effect.RecoveredCreate,
            MatrixOperation.Own,
            "POST",
            path,
            async (keys, name) => new("the key", await service.CreateKeyAsync(keys, name))
        );

    private Given Listed(IEnumerable<string> ids) =>
        new(ids.Order().SequenceEqual(service.StateOf(null).Keys.Keys.Order()) ? "all keys" : "a wrong list");

    private static Given Found(ApiKey? key, string id) =>
        new(
            key is null ? "null"
            : key.Id == id ? "the key"
            : "another key"
        );

    private static Given Checked(AccountCheck check) =>
        new(
            $"{(check.CanAuthenticate ? "can" : "cannot")} authenticate, {(check.CanListKeys ? "can" : "cannot")} manage keys"
        );
}
