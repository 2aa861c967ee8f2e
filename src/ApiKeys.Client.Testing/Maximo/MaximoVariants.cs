namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// What the emulated service does where the documents are silent, or against them. The defaults are the documented
/// behaviour, and where there is none, that of the specification.
/// </summary>
public sealed class MaximoVariants
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
    private TimeSpan _jwtLifetime = TimeSpan.FromMinutes(30);
    private IReadOnlyList<string> _omittedMembers = [];

    /// <summary>Where the operations are. Default: as in the specification.</summary>
    /// <exception cref="ArgumentNullException">There must be some.</exception>
    public MaximoKeyPaths Paths
    {
        get => _paths;
        set => _paths = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// The method of an update: <c>PUT</c>, the default, or <c>PATCH</c>, whose body may leave out what stays as it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public string UpdateMethod
    {
        get => _updateMethod;
        set => _updateMethod = OneOf(value, "PUT", "PATCH");
    }

    /// <summary>The method of a refresh: <c>POST</c>, the default, or <c>PUT</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public string RefreshMethod
    {
        get => _refreshMethod;
        set => _refreshMethod = OneOf(value, "POST", "PUT");
    }

    /// <summary>
    /// The status of a request whose path exists with another method only: 404, the default, as for a path that does
    /// not exist, or 405.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public int WrongMethodStatus
    {
        get => _wrongMethodStatus;
        set => _wrongMethodStatus = OneOf(value, 404, 405);
    }

    /// <summary>The status of an update with another version than the key has: 409, the default, or 412.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public int ConflictStatus
    {
        get => _conflictStatus;
        set => _conflictStatus = OneOf(value, 409, 412);
    }

    /// <summary>The status of a create that was done: 201, the default, or 200.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public int CreateStatus
    {
        get => _createStatus;
        set => _createStatus = OneOf(value, 201, 200);
    }

    /// <summary>The status of a delete that was done: 204, the default, or 200 with a small JSON body.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither.</exception>
    public int DeleteStatus
    {
        get => _deleteStatus;
        set => _deleteStatus = OneOf(value, 204, 200);
    }

    /// <summary>
    /// How long an access token lives if the sign-in asks for nothing else, down to the whole second. Default: 30
    /// minutes. Those that are out already keep theirs.
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
                        "An access token lives one second to 36,500 days."
                    );
    }

    /// <summary>
    /// Gets or sets a value indicating whether an access token does not say its expiry, the claim <c>exp</c>. It
    /// expires all the same. Default: no.
    /// </summary>
    public bool JwtOmitsExpiry { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether an access token does not say when it was made, the claim <c>iat</c>.
    /// Default: no.
    /// </summary>
    public bool JwtOmitsIssuedAt { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a refresh of a key also ends the access tokens that the key has signed
    /// in for. Default: no.
    /// </summary>
    public bool RefreshEndsAccess { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a refresh leaves <c>updated</c> as it was. Default: no.
    /// </summary>
    public bool RefreshKeepsUpdated { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a create that was done answers without the token. Default: no.
    /// </summary>
    public bool CreateOmitsToken { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a refresh that was done answers without the new token. Default: no.
    /// </summary>
    public bool RefreshOmitsToken { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a new key gets no permission whatever was asked for, which the response
    /// tells truthfully. Default: no.
    /// </summary>
    public bool CreateDropsPermissions { get; set; }

    /// <summary>Gets or sets how lists are answered. Default: as an array.</summary>
    public MaximoListShape ListShape { get; set; }

    /// <summary>Gets or sets how an error is worded. Default: as the real answer that is known.</summary>
    public MaximoErrorShape ErrorShape { get; set; }

    /// <summary>
    /// What is missing of every key that is answered: members such as <c>permissions</c> or <c>status.active</c>. An
    /// update may leave the same out, which then stays as it is. Default: nothing.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list is missing.</exception>
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
    /// Whether every object answered has a member that nobody knows, <c>lastRotated</c>, which an update may send back.
    /// Default: no.
    /// </summary>
    public bool ExtraMembers { get; set; }

    /// <summary>
    /// Whether a key that was never changed tells an update one second before its creation, as the documented sample
    /// does. Default: no.
    /// </summary>
    public bool UpdatedBeforeAdded { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether an interval of weeks is answered in days: <c>P7D</c> for <c>P1W</c>.
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
