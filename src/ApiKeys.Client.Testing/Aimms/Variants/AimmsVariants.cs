namespace ApiKeys.Client.Testing.Aimms;

/// <summary>
/// The behaviour of the emulated service where the documents are silent, or against them. The defaults are the
/// documented behaviour.
/// </summary>
public sealed class AimmsVariants : ServiceVariants
{
    private int _createStatus = 201;
    private int _deleteStatus = 204;
    private int? _pageSize;
    private IReadOnlyList<string> _extraScopes = [];

    /// <summary>Gets or sets the form of lists in responses. Default: an array.</summary>
    public AimmsListShape ListShape { get; set; }

    /// <summary>
    /// Gets or sets how many keys a list has at most. It then begins at the parameter <c>offset</c>, and a wrapped list
    /// has the member <c>total</c>. Default: <see langword="null"/>, a list has all keys and no parameters; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? PageSize
    {
        get => _pageSize;
        set =>
            _pageSize = value is null or >= 1
                ? value
                : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has at least one key.");
    }

    /// <summary>Gets or sets how a key's expiry is written in responses. Default: as it was sent.</summary>
    public AimmsDateShape DateShape { get; set; }

    /// <summary>
    /// Gets or sets the only form in which a create may have its expiry. Default: <see cref="AimmsDateShape.AsSent"/>,
    /// each form that the emulator can read.
    /// </summary>
    public AimmsDateShape RequestDateShape { get; set; }

    /// <summary>Gets or sets the form of scopes in responses. Default: a string.</summary>
    public AimmsScopeShape ScopeShape { get; set; }

    /// <summary>Gets or sets how scopes are spelled, in responses and requests. Default: as documented.</summary>
    public AimmsScopeSpelling ScopeSpelling { get; set; }

    /// <summary>
    /// Gets or sets how the User Manager names members, in responses and requests. Default: snake_case.
    /// </summary>
    public AimmsMemberNaming UserManagerNaming { get; set; }

    /// <summary>Gets or sets how the PRO API names members, in responses and requests. Default: camelCase.</summary>
    public AimmsMemberNaming ProApiNaming { get; set; }

    /// <summary>
    /// Gets or sets further scopes, unknown to the documentation, that can be granted too. Default: none.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> ExtraScopes
    {
        get => _extraScopes;
        set => _extraScopes = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets a value indicating whether every object in a response has an unknown member. Default: no.
    /// </summary>
    public bool ExtraMembers { get; set; }

    /// <summary>Gets or sets the status of a successful create: 201, the default, or 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public int CreateStatus
    {
        get => _createStatus;
        set => _createStatus = OneOf(value, 200, 201);
    }

    /// <summary>
    /// Gets or sets the status of a successful delete: 204, the default, or 200 with a small JSON body.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public int DeleteStatus
    {
        get => _deleteStatus;
        set => _deleteStatus = OneOf(value, 200, 204);
    }

    /// <summary>
    /// Gets or sets a value indicating whether the response to a successful create has no value. Default: no.
    /// </summary>
    public bool CreateOmitsValue { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets only the first of the requested scopes, which the
    /// response says. Default: no.
    /// </summary>
    public bool CreateDropsScopes { get; set; }

    /// <summary>
    /// Gets or sets the text of the OpenAPI document that the User Manager serves as <c>openapi.yaml</c>. Default:
    /// <see langword="null"/>, it serves none.
    /// </summary>
    public string? OpenApi { get; set; }

    /// <summary>Gets or sets the form of errors. Default: the member <c>message</c>.</summary>
    public AimmsErrorShape ErrorShape { get; set; }

    private static int OneOf(int value, int one, int other) =>
        value == one || value == other
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"The status is {one} or {other}.");
}
