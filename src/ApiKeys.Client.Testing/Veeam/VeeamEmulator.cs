using System.Text;
using ApiKeys.Client.Testing.Http;
using ApiKeys.Client.Testing.State;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// Veeam Service Provider Console under <c>/veeam</c>: the part of version 3 of its REST API (<c>api/v3</c>) for
/// authentication, API keys and actions in the background.
/// </summary>
public sealed class VeeamEmulator : EmulatedService
{
    /// <summary>The name of the user that may see and change everything.</summary>
    public const string AdministratorName = "administrator";

    /// <summary>The name of the user that may see and change what belongs to the company Alpha.</summary>
    public const string CompanyOwnerName = "alpha_admin";

    internal const string Path = "/api/v3";
    private const string DocumentPath = "/api/swagger/v3/swagger.json";

    private readonly object _lock = new();
    private VeeamVariants _variants = new();

    internal VeeamEmulator(TimeProvider clock, VeeamState? state)
        : base("Veeam")
    {
        Clock = clock;
        Tokens = new(this);
        Actions = new(this);
        RequestIds = new(clock);
        History = new(clock, () => Variants);
        if (state is null)
        {
            VeeamSeedData day = new(Store, clock.GetUtcNow());
            (AdministratorKey, AdministratorLoginId) = (Noted(day.Key), day.LoginId);
        }
        else
        {
            Store.Restore(state);
            (AdministratorKey, AdministratorLoginId) = (Noted(state.AdministratorKey), state.AdministratorLoginId);
        }

        Administrator = Store.User(AdministratorName)!;
        CompanyOwner = Store.User(CompanyOwnerName)!;
        foreach (VeeamEmulatedUser user in Store.Users)
        {
            Noted(user.Password);
        }
    }

    /// <summary>Gets the user <see cref="AdministratorName"/>.</summary>
    public VeeamEmulatedUser Administrator { get; }

    /// <summary>Gets the user <see cref="CompanyOwnerName"/>.</summary>
    public VeeamEmulatedUser CompanyOwner { get; }

    /// <summary>Gets the id of the administrator.</summary>
    public Guid AdministratorUid => Administrator.Uid;

    /// <summary>Gets the password of the administrator, which is new at every start.</summary>
    public string AdministratorPassword => Administrator.Password;

    /// <summary>
    /// Gets the value of a key of the administrator that exists from the start. It has all scopes and is not read-only;
    /// it can be disabled and deleted like any other.
    /// </summary>
    public string AdministratorKey { get; }

    /// <summary>Gets the id of the login of <see cref="AdministratorKey"/>.</summary>
    public long AdministratorLoginId { get; }

    /// <summary>
    /// Gets or sets what the service does differently from the default. It can be changed, or replaced, at any time.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public VeeamVariants Variants
    {
        get => _variants;
        set => _variants = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the users, in the order in which they were added.</summary>
    public IReadOnlyList<VeeamEmulatedUser> Users => Locked(() => Store.Users.ToArray());

    /// <summary>Gets the current logins, of every kind, in the order of their ids.</summary>
    public IReadOnlyList<VeeamEmulatedLogin> Logins => Locked(() => Store.Logins.ToArray());

    internal override IReadOnlyDictionary<string, string> Credential =>
        new Dictionary<string, string> { ["ApiKey"] = AdministratorKey };

    internal override IEnumerable<Route> ControlRoutes => new VeeamControlRoutes(this).Routes;

    internal VeeamStore Store { get; } = new();

    internal KeyHistory<VeeamEmulatedLogin> History { get; }

    /// <summary>The logins, and those that were deleted but are not gone yet.</summary>
    internal IEnumerable<VeeamEmulatedLogin> Listed => Store.Logins.Concat(History.GoneWithin(Variants.DeletionDelay));

    internal VeeamState State =>
        Locked(() =>
            new VeeamState(
                AdministratorKey,
                AdministratorLoginId,
                Store.LastId,
                [.. Store.Users.Select(user => user.State)],
                [.. Store.Logins.Select(login => login.State)]
            )
        );

    internal override void Reset(EmulatorState start)
    {
        Variants = new();
        Locked(() =>
        {
            History.Clear();
            Store.Reset(start.Veeam);
            Tokens.Clear();
            Actions.Clear();
            RequestIds.Clear();
            return true;
        });
    }

    internal VeeamTokens Tokens { get; }

    internal VeeamAsyncActions Actions { get; }

    internal VeeamRequestIds RequestIds { get; }

    internal TimeProvider Clock { get; }

    private protected override IEnumerable<Route> Routes =>
        OneByOne([
            .. new VeeamTokenRoutes(this).Routes,
            .. new VeeamLoginRoutes(this).Routes,
            .. new VeeamListRoutes(this).Routes,
            .. new VeeamAsyncRoutes(this).Routes,
            .. new VeeamAboutRoutes(this).Routes,
        ]);

    /// <summary>Adds a user with a password.</summary>
    /// <param name="userName">The name to authenticate with, which no user must have yet.</param>
    /// <param name="password">The password; not empty.</param>
    /// <param name="colleague">The user whose organization the new one joins; <see langword="null"/> for a new
    /// organization.</param>
    /// <returns>The user, who may see and change what belongs to the organization.</returns>
    /// <exception cref="ArgumentException">A text is empty, or another user has the name.</exception>
    public VeeamEmulatedUser AddUser(string userName, string password, VeeamEmulatedUser? colleague = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrEmpty(password);
        return Locked(() =>
            Store.AddUser(
                new(
                    Guid.NewGuid(),
                    userName,
                    Noted(password),
                    colleague?.OrganizationUid ?? Guid.NewGuid(),
                    colleague?.OrganizationName ?? userName
                ),
                Clock.GetUtcNow()
            )
        );
    }

    /// <summary>Adds keys without known values, all at once; 100,000 of them take well under a second.</summary>
    /// <param name="count">How many; not negative.</param>
    /// <param name="user">The owner of the keys; <see langword="null"/> for the administrator.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public void AddLogins(int count, VeeamEmulatedUser? user = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        DateTimeOffset now = Clock.GetUtcNow();
        Locked(() =>
            Enumerable.Range(0, count).Count(_ => Store.AddNumberedKey(user ?? Administrator, now) is not null)
        );
    }

    /// <summary>Revokes all tokens, so that every client must authenticate again.</summary>
    public void RevokeTokens() => Locked(() => Tokens.RevokeAll());

    /// <summary>Returns how many exchanges at <c>/token</c> returned an access token.</summary>
    /// <param name="grantType">The kind of exchange: <c>password</c>, <c>refresh_token</c> or <c>mfa</c>.</param>
    /// <returns>The number since the start; rejected exchanges do not count.</returns>
    public int SignInsBy(string grantType) => Locked(() => Tokens.IssuedBy(grantType));

    /// <summary>Returns the configuration of an account that authenticates with a user name and a password.</summary>
    /// <param name="account">The section to put it in, for example <c>prod</c> or <c>ApiKeys:prod</c>.</param>
    /// <param name="user">The user who authenticates; <see langword="null"/> for the administrator.</param>
    /// <returns>As <see cref="EmulatedService.ToConfiguration"/>, with UserName and Password in place of
    /// ApiKey.</returns>
    /// <exception cref="ArgumentException">The section has no name.</exception>
    public IReadOnlyDictionary<string, string?> ToPasswordConfiguration(
        string account,
        VeeamEmulatedUser? user = null
    ) =>
        Settings(
            account,
            new Dictionary<string, string>
            {
                ["UserName"] = (user ?? Administrator).UserName,
                ["Password"] = (user ?? Administrator).Password,
            }
        );

    internal override EmulatedResponse? Response(RecordedRequest request) =>
        Variants.OpenApi is { } document && request.Path == Prefix + DocumentPath
            ? new(200, Encoding.UTF8.GetBytes(document), "application/json")
        : Variants.RequiresClientVersion
        && RequestPath.IsUnder(request.Path, Prefix)
        && !request.Headers.ContainsKey("X-Client-Version")
            ? VeeamResponses.UnsupportedVersion
        : base.Response(request);

    internal override EmulatedResponse Problem(int status, string message) =>
        VeeamResponses.Problem(new(status, message));

    internal T Locked<T>(Func<T> act)
    {
        lock (_lock)
        {
            return act();
        }
    }

    /// <summary>Guards the state against concurrent changes by requests and by the tests.</summary>
    private IEnumerable<Route> OneByOne(IEnumerable<Route> routes) =>
        routes.Select(route => new Route(
            route.Method,
            Path + route.Template,
            (request, arguments) => Locked(() => route.Handler(request, arguments))
        ));
}
