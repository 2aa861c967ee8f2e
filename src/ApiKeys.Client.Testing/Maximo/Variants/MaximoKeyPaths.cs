namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// The paths of the undocumented operations, relative to the service's address; <c>{id}</c> is the id of the key. <see
/// langword="null"/> for an operation that does not exist.
/// </summary>
public sealed class MaximoKeyPaths
{
    private const string OneKey = "v1/apikeys/{id}";
    private string? _list = "v1/apikeys";
    private string? _create = "v1/apikeys";
    private string? _get = OneKey;
    private string? _update = OneKey;
    private string? _refresh = OneKey + "/token";
    private string? _delete = OneKey;

    /// <summary>Gets or sets the path of the list of keys. Default: <c>v1/apikeys</c>.</summary>
    /// <exception cref="ArgumentException">It begins with a slash, or has an <c>{id}</c>.</exception>
    public string? List
    {
        get => _list;
        set => _list = Checked(value, ids: 0);
    }

    /// <summary>Gets or sets the path of the creation. Default: <c>v1/apikeys</c>, which is documented.</summary>
    /// <exception cref="ArgumentException">It begins with a slash, or has an <c>{id}</c>.</exception>
    public string? Create
    {
        get => _create;
        set => _create = Checked(value, ids: 0);
    }

    /// <summary>Gets or sets the path of one key. Default: <c>v1/apikeys/{id}</c>.</summary>
    /// <exception cref="ArgumentException">It begins with a slash, or does not have one segment
    /// <c>{id}</c>.</exception>
    public string? Get
    {
        get => _get;
        set => _get = Checked(value, ids: 1);
    }

    /// <summary>Gets or sets the path of an update. Default: <c>v1/apikeys/{id}</c>.</summary>
    /// <exception cref="ArgumentException">It begins with a slash, or does not have one segment
    /// <c>{id}</c>.</exception>
    public string? Update
    {
        get => _update;
        set => _update = Checked(value, ids: 1);
    }

    /// <summary>Gets or sets the path of a refresh. Default: <c>v1/apikeys/{id}/token</c>.</summary>
    /// <exception cref="ArgumentException">It begins with a slash, or does not have one segment
    /// <c>{id}</c>.</exception>
    public string? Refresh
    {
        get => _refresh;
        set => _refresh = Checked(value, ids: 1);
    }

    /// <summary>Gets or sets the path of a delete. Default: <c>v1/apikeys/{id}</c>.</summary>
    /// <exception cref="ArgumentException">It begins with a slash, or does not have one segment
    /// <c>{id}</c>.</exception>
    public string? Delete
    {
        get => _delete;
        set => _delete = Checked(value, ids: 1);
    }

    private static string? Checked(string? path, int ids) =>
        path is null
        || (
            !path.StartsWith('/')
            && path.Split('/').Count(segment => segment == "{id}") == ids
            && path.Count(c => c == '{') == ids
        )
            ? path
            : throw new ArgumentException(
                $"A path here does not begin with a slash and has {ids} segments {{id}}.",
                nameof(path)
            );
}
