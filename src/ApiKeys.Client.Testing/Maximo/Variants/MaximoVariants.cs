namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// The behaviour of the emulated service where the documents are silent, or against them. The defaults are the
/// documented behaviour; where there is none, that of the specification.
/// </summary>
public sealed class MaximoVariants : ServiceVariants
{
    private static readonly string[] _members =
    [
        "id",
        "version",
        "description",
        "status",
        "status.active",
        "status.tokenRefreshInterval",
        "permissions",
        "permissions.systemAdmin",
        "permissions.userAdmin",
        "permissions.apikeyAdmin",
        "added",
        "added.id",
        "added.timestamp",
        "updated",
        "updated.id",
        "updated.timestamp",
    ];

    private MaximoKeyPaths _paths = new();
    private string _updateMethod = "PUT";
    private string _refreshMethod = "POST";
    private int _wrongMethodStatus = 404;
    private int _conflictStatus = 409;
    private int _createStatus = 201;
    private int _deleteStatus = 204;
    private int _pageSize = 100;
    private TimeSpan _jwtLifetime = TimeSpan.FromMinutes(30);
    private TimeSpan? _longestJwtLifetime;
    private IReadOnlyList<string> _omittedMembers = [];

    /// <summary>Gets or sets the paths of the operations. Default: as in the specification.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public MaximoKeyPaths Paths
    {
        get => _paths;
        set => _paths = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets the method of an update: <c>PUT</c>, the default, or <c>PATCH</c>, whose body may leave out what
    /// stays.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public string UpdateMethod
    {
        get => _updateMethod;
        set => _updateMethod = OneOf(value, "PUT", "PATCH");
    }

    /// <summary>Gets or sets the body that an update must have. Default: the members that can be changed.</summary>
    public MaximoUpdateForm UpdateBody { get; set; }

    /// <summary>Gets or sets the method of a refresh: <c>POST</c>, the default, or <c>PUT</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public string RefreshMethod
    {
        get => _refreshMethod;
        set => _refreshMethod = OneOf(value, "POST", "PUT");
    }

    /// <summary>
    /// Gets or sets the status of a request whose path exists with another method only: 404, the default, as for an
    /// unknown path, or 405.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public int WrongMethodStatus
    {
        get => _wrongMethodStatus;
        set => _wrongMethodStatus = OneOf(value, 404, 405);
    }

    /// <summary>
    /// Gets or sets the status of an update with a version that the key does not have: 409, the default, or 412.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public int ConflictStatus
    {
        get => _conflictStatus;
        set => _conflictStatus = OneOf(value, 409, 412);
    }

    /// <summary>Gets or sets the status of a successful create: 201, the default, or 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public int CreateStatus
    {
        get => _createStatus;
        set => _createStatus = OneOf(value, 201, 200);
    }

    /// <summary>
    /// Gets or sets the status of a successful delete: 204, the default, or 200 with a small JSON body.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither.</exception>
    public int DeleteStatus
    {
        get => _deleteStatus;
        set => _deleteStatus = OneOf(value, 204, 200);
    }

    /// <summary>
    /// Gets or sets how long an access token works unless the sign-in requests another lifetime, down to the whole
    /// second. Default: 30 minutes. Existing tokens keep theirs.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below one second, or above 36,500 days.</exception>
    public TimeSpan JwtLifetime
    {
        get => _jwtLifetime;
        set =>
            _jwtLifetime =
                value >= TimeSpan.FromSeconds(1) && value <= TimeSpan.FromDays(36_500)
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "An access token works for one second to 36,500 days."
                    );
    }

    /// <summary>
    /// Gets or sets the longest lifetime of an access token that a sign-in can request; a longer one, and
    /// <c>NEVER</c>, are shortened to it. Servers before 9.0.18 and 9.1.7 are documented to grant 90 days at most.
    /// Default <see langword="null"/>: any.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below one second.</exception>
    public TimeSpan? LongestJwtLifetime
    {
        get => _longestJwtLifetime;
        set =>
            _longestJwtLifetime =
                value is null || value >= TimeSpan.FromSeconds(1)
                    ? value
                    : throw new ArgumentOutOfRangeException(
                        nameof(value),
                        value,
                        "An access token works for one second at least."
                    );
    }

    /// <summary>
    /// Gets or sets a value indicating whether a lifetime above <see cref="LongestJwtLifetime"/> is rejected with 400.
    /// Default: no, it is shortened.
    /// </summary>
    public bool RejectsLongerJwtLifetime { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether an access token has no claim <c>exp</c>. It expires all the same.
    /// Default: no.
    /// </summary>
    public bool JwtOmitsExpiry { get; set; }

    /// <summary>Gets or sets a value indicating whether an access token has no claim <c>iat</c>. Default: no.</summary>
    public bool JwtOmitsIssuedAt { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a refresh of a key also revokes its access tokens. Default: no.
    /// </summary>
    public bool RefreshEndsAccess { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a refresh does not change <c>updated</c>. Default: no.
    /// </summary>
    public bool RefreshKeepsUpdated { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the response to a successful create has no token. Default: no.
    /// </summary>
    public bool CreateOmitsToken { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the response to a successful refresh has no token. Default: no.
    /// </summary>
    public bool RefreshOmitsToken { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets none of the requested permissions, which the response
    /// says. Default: no.
    /// </summary>
    public bool CreateDropsPermissions { get; set; }

    /// <summary>Gets or sets the form of lists in responses. Default: an array.</summary>
    public MaximoListShape ListShape { get; set; }

    /// <summary>
    /// Gets or sets how many keys a page has at most, where <see cref="ListShape"/> has pages. Default 100; at least 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int PageSize
    {
        get => _pageSize;
        set =>
            _pageSize =
                value >= 1
                    ? value
                    : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has at least one key.");
    }

    /// <summary>Gets or sets the form of errors. Default: that of the known real response.</summary>
    public MaximoErrorShape ErrorShape { get; set; }

    /// <summary>
    /// Gets or sets the members that keys in responses lack, such as <c>permissions</c> or <c>status.active</c>. An
    /// update may leave the same members out, which then stay. Default: none.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A key has no such member.</exception>
    public IReadOnlyList<string> OmittedMembers
    {
        get => _omittedMembers;
        set =>
            _omittedMembers = value?.Except(_members).FirstOrDefault() is { } unknown
                ? throw new ArgumentException($"A key has no member {unknown}.", nameof(value))
                : value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets a value indicating whether every object in a response has the unknown member <c>lastRotated</c>,
    /// which an update may send back. Default: no.
    /// </summary>
    public bool ExtraMembers { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a key that was never changed has an update one second before its
    /// creation, as in the documented sample. Default: no.
    /// </summary>
    public bool UpdatedBeforeAdded { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether responses have an interval of weeks in days: <c>P7D</c> for <c>P1W</c>.
    /// Default: no, as it was sent.
    /// </summary>
    public bool WeeksAsDays { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether new tokens of keys have characters beyond ASCII, which Basic carries in
    /// UTF-8. Default: no.
    /// </summary>
    public bool TokensBeyondAscii { get; set; }

    private static T OneOf<T>(T value, T one, T other)
        where T : IEquatable<T> =>
        one.Equals(value) || other.Equals(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"It is {one} or {other}.");
}
