namespace ApiKeys.Client.Testing.Veeam;

/// <content>How authenticating goes, and what is finished later.</content>
public sealed partial class VeeamVariants
{
    private TimeSpan _accessTokenLifetime = TimeSpan.FromHours(1);
    private TimeSpan _refreshTokenLifetime = TimeSpan.FromHours(24);
    private IReadOnlyList<string> _asyncMethods = ["POST", "PATCH", "DELETE"];
    private int _lockoutAfter;
    private int _asyncPolls = 1;
    private TimeSpan _asyncDuration;

    /// <summary>Gets or sets what the body of a request to <c>/token</c> is to be. Default: a form.</summary>
    public VeeamTokenBody TokenBody { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether wrong credentials are told as <c>invalid_grant</c>. Default: no, as
    /// <c>invalid_request</c>.
    /// </summary>
    public bool RefusesAsInvalidGrant { get; set; }

    /// <summary>
    /// How long an access token works, by the emulator's clock. Default: one hour, as documented; above 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public TimeSpan AccessTokenLifetime
    {
        get => _accessTokenLifetime;
        set => _accessTokenLifetime = value > TimeSpan.Zero ? value : throw OutOfRange(value);
    }

    /// <summary>
    /// How long a refresh token works, by the emulator's clock. Default: 24 hours, which is made up; above 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public TimeSpan RefreshTokenLifetime
    {
        get => _refreshTokenLifetime;
        set => _refreshTokenLifetime = value > TimeSpan.Zero ? value : throw OutOfRange(value);
    }

    /// <summary>
    /// Whether a sign-in with a password ends the user's earlier sessions, so that two programs throw each other out.
    /// Default: no.
    /// </summary>
    public bool OneSessionPerUser { get; set; }

    /// <summary>After how many refused passwords in a row a user is locked. Default 0: never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int LockoutAfter
    {
        get => _lockoutAfter;
        set => _lockoutAfter = value >= 0 ? value : throw OutOfRange(value);
    }

    /// <summary>Gets or sets which requests are answered 202, to be finished later. Default: none.</summary>
    public VeeamAsyncMode AsyncMode { get; set; }

    /// <summary>
    /// The methods that <see cref="AsyncMode"/> is about. Default: POST, PATCH and DELETE; GET is possible.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list is missing.</exception>
    public IReadOnlyList<string> AsyncMethods
    {
        get => _asyncMethods;
        set => _asyncMethods = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>How long an action runs at least, by the emulator's clock. Default 0; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan AsyncDuration
    {
        get => _asyncDuration;
        set => _asyncDuration = value >= TimeSpan.Zero ? value : throw OutOfRange(value);
    }

    /// <summary>How often the state of an action is told as running at least. Default 1; not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int AsyncPolls
    {
        get => _asyncPolls;
        set => _asyncPolls = value >= 0 ? value : throw OutOfRange(value);
    }

    /// <summary>Gets or sets what becomes of an action. Default: it is done.</summary>
    public VeeamAsyncOutcome AsyncOutcome { get; set; }

    /// <summary>Gets or sets how a 202 tells where the action is. Default: as an address.</summary>
    public VeeamAsyncLocation AsyncLocation { get; set; }

    /// <summary>
    /// Gets or sets what the result of an action that was done is. Default: the whole answer, which is inferred.
    /// </summary>
    public VeeamAsyncResultShape AsyncResultShape { get; set; }

    private static ArgumentOutOfRangeException OutOfRange(object value) =>
        new(nameof(value), value, "The value is too small.");
}
