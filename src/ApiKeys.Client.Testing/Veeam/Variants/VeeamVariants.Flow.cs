namespace ApiKeys.Client.Testing.Veeam;

/// <content>The variants of authentication, and of actions in the background.</content>
public sealed partial class VeeamVariants
{
    private TimeSpan _accessTokenLifetime = TimeSpan.FromHours(1);
    private TimeSpan _refreshTokenLifetime = TimeSpan.FromHours(24);
    private IReadOnlyList<string> _asyncMethods = ["POST", "PATCH", "DELETE"];
    private int _lockoutAfter;
    private int _asyncPolls = 1;
    private TimeSpan _asyncDuration;

    /// <summary>Gets or sets the media type that a request to <c>/token</c> must have. Default: a form.</summary>
    public VeeamTokenBody TokenBody { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether wrong credentials are reported as <c>invalid_grant</c>. Default: no, as
    /// <c>invalid_request</c>.
    /// </summary>
    public bool RefusesAsInvalidGrant { get; set; }

    /// <summary>
    /// Gets or sets how long an access token works, by the emulator's clock. Default: one hour, as documented; above 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public TimeSpan AccessTokenLifetime
    {
        get => _accessTokenLifetime;
        set => _accessTokenLifetime = value > TimeSpan.Zero ? value : throw OutOfRange(value);
    }

    /// <summary>
    /// Gets or sets how long a refresh token works, by the emulator's clock. Default: 24 hours, which is made up; above
    /// 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0.</exception>
    public TimeSpan RefreshTokenLifetime
    {
        get => _refreshTokenLifetime;
        set => _refreshTokenLifetime = value > TimeSpan.Zero ? value : throw OutOfRange(value);
    }

    /// <summary>
    /// Gets or sets a value indicating whether a sign-in with a password ends the user's earlier sessions, so that two
    /// programs with the same user end each other's. Default: no.
    /// </summary>
    public bool OneSessionPerUser { get; set; }

    /// <summary>Gets or sets after how many wrong passwords in a row a user is locked. Default 0: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int LockoutAfter
    {
        get => _lockoutAfter;
        set => _lockoutAfter = value >= 0 ? value : throw OutOfRange(value);
    }

    /// <summary>Gets or sets which requests get a 202 and continue in the background. Default: none.</summary>
    public VeeamAsyncMode AsyncMode { get; set; }

    /// <summary>
    /// Gets or sets the methods that <see cref="AsyncMode"/> applies to. Default: POST, PATCH and DELETE; GET is
    /// possible.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public IReadOnlyList<string> AsyncMethods
    {
        get => _asyncMethods;
        set => _asyncMethods = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets or sets how long an action runs at least, by the emulator's clock. Default 0; not negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan AsyncDuration
    {
        get => _asyncDuration;
        set => _asyncDuration = value >= TimeSpan.Zero ? value : throw OutOfRange(value);
    }

    /// <summary>
    /// Gets or sets how often the state of an action is reported as running at least. Default 1; not negative.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int AsyncPolls
    {
        get => _asyncPolls;
        set => _asyncPolls = value >= 0 ? value : throw OutOfRange(value);
    }

    /// <summary>Gets or sets the outcome of an action. Default: it succeeds.</summary>
    public VeeamAsyncOutcome AsyncOutcome { get; set; }

    /// <summary>Gets or sets the form of the location in a 202. Default: an address.</summary>
    public VeeamAsyncLocation AsyncLocation { get; set; }

    /// <summary>
    /// Gets or sets the form of the result of a successful action. Default: the whole response, which is inferred.
    /// </summary>
    public VeeamAsyncResultShape AsyncResultShape { get; set; }

    private static ArgumentOutOfRangeException OutOfRange(object value) =>
        new(nameof(value), value, "The value is too small.");
}
