using ApiKeys.Client.Testing.Http;
using ApiKeys.Client.Testing.State;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// IBM Maximo Application Suite: its Admin API (<c>v1/authenticate</c>, <c>v1/apikeys</c>) under <c>/maximo</c>, and
/// under <c>/maximo-admin</c>, which replaces another host, the sign-in of the superuser (<c>logininitial</c>).
/// </summary>
public sealed class MaximoEmulator : EmulatedService
{
    /// <summary>The name of the superuser, who may do everything.</summary>
    public const string SuperuserName = "superuser";

    internal const string Tenant = "emulator";
    private MaximoVariants _variants = new();

    internal MaximoEmulator(TimeProvider clock, MaximoState? state)
        : base("Maximo")
    {
        Clock = clock;
        Sessions = new(this);
        History = new(clock, () => Variants);
        AdministratorKeyToken = Noted(state?.AdministratorKeyToken ?? MaximoText.SecretWithoutColon());
        SuperuserPassword = Noted(state?.SuperuserPassword ?? MaximoText.Secret());
        AdministratorKeyId = state?.AdministratorKeyId ?? MaximoText.KeyId();
        foreach (MaximoKey key in state?.Keys ?? [Administrator()])
        {
            Store.Add(key);
        }
    }

    /// <summary>
    /// Gets the address that replaces the host of the administration, where <see cref="EmulatedService.BaseAddress"/>
    /// replaces that of the Admin API: <c>http://127.0.0.1:5080/maximo-admin/</c>. Each has only its own operations.
    /// </summary>
    public Uri AdminAddress => new(BaseAddress, "/" + AdminSegment + "/");

    /// <summary>
    /// Gets the address of the administration on a port of its own, without a prefix; <see langword="null"/> without
    /// <see cref="ApiKeyEmulatorOptions.UseServicePorts"/>.
    /// </summary>
    public Uri? RootAdminAddress { get; private set; }

    /// <summary>Gets the id of the key that exists from the start; it can be deleted like any other.</summary>
    public string AdministratorKeyId { get; }

    /// <summary>
    /// Gets the first token of that key, which has all permissions. It does not expire by itself. Unlike every other
    /// token it has no colon.
    /// </summary>
    public string AdministratorKeyToken { get; }

    /// <summary>Gets the password of the superuser.</summary>
    public string SuperuserPassword { get; }

    /// <summary>
    /// Gets or sets what the service does differently from the default. It can be changed, or replaced, at any time.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public MaximoVariants Variants
    {
        get => _variants;
        set => _variants = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the current keys, in the order of their creation.</summary>
    public IReadOnlyList<MaximoEmulatedKey> Keys => [.. Store.All().Select(key => new MaximoEmulatedKey(key))];

    /// <summary>
    /// Gets how many access tokens keys and the superuser have received. Rejected sign-ins do not count.
    /// </summary>
    public int SignIns => Sessions.Opened;

    internal override IReadOnlyDictionary<string, string> Credential =>
        new Dictionary<string, string> { ["ApiKeyId"] = AdministratorKeyId, ["ApiKeyToken"] = AdministratorKeyToken };

    internal override IEnumerable<Route> ControlRoutes => new MaximoControlRoutes(this).Routes;

    internal MaximoKeyStore Store { get; } = new();

    internal KeyHistory<MaximoKey> History { get; }

    internal MaximoState State => new(AdministratorKeyId, AdministratorKeyToken, SuperuserPassword, Store.All());

    internal override void Reset(EmulatorState start)
    {
        Variants = new();
        History.Clear();
        Store.Restore(start.Maximo.Keys);
        Sessions.EndAll();
    }

    internal MaximoSessions Sessions { get; }

    internal TimeProvider Clock { get; }

    private protected override IEnumerable<Route> Routes =>
        [.. new MaximoSignInRoutes(this).Routes, .. new MaximoKeyRoutes(this).Routes];

    private string AdminSegment => Segment + "-admin";

    internal override IReadOnlyList<string> Prefixes => [Prefix, "/" + AdminSegment];

    internal override void ListenAt(IReadOnlyList<Uri> roots)
    {
        base.ListenAt(roots);
        RootAdminAddress = roots[1];
    }

    /// <summary>
    /// Returns the configuration of an account that authenticates as the superuser, ready for
    /// <c>AddInMemoryCollection</c>.
    /// </summary>
    /// <param name="account">The section to put it in, for example <c>prod</c> or <c>ApiKeys:prod</c>.</param>
    /// <returns>
    /// Service, BaseAddress, AdminAddress, UserName, Password, and over http AllowInsecureLoopback; each key starts
    /// with the section's name.
    /// </returns>
    /// <exception cref="ArgumentException">The section has no name.</exception>
    public IReadOnlyDictionary<string, string?> ToSuperuserConfiguration(string account) =>
        Settings(
            account,
            new Dictionary<string, string>
            {
                ["AdminAddress"] = AdminAddress.ToString(),
                ["UserName"] = SuperuserName,
                ["Password"] = SuperuserPassword,
            }
        );

    /// <summary>Revokes all access tokens, as a restart of the server would. Keys and their tokens stay.</summary>
    public void RevokeTokens() => Sessions.EndAll();

    internal override EmulatedResponse Problem(int status, string message) =>
        new MaximoResponseWriter(Variants).Problem(status, message);

    internal override EmulatedResponse? Response(RecordedRequest request)
    {
        string adminPrefix = "/" + AdminSegment;
        return RequestPath.IsUnder(request.Path, adminPrefix)
                ? Serve(request, adminPrefix, new MaximoSuperuserRoutes(this).Routes)
            : RequestPath.IsUnder(request.Path, Prefix) ? Serve(request, Prefix, Routes)
            : null;
    }

    internal EmulatedResponse Welcome(string subject, MaximoInterval? lifetime) =>
        EmulatedResponse.Json(
            200,
            new MaximoResponseWriter(Variants).Object(new() { ["token"] = Sessions.Open(subject, lifetime) })
        );

    internal string NewToken() => Noted(MaximoText.Secret() + (Variants.TokensBeyondAscii ? "äß€" : ""));

    // Created for each request, because variants change the routes.
    private EmulatedResponse Serve(RecordedRequest request, string prefix, IEnumerable<Route> routes)
    {
        string path = request.Path[prefix.Length..];
        IEnumerable<Route> offered =
            Variants.WrongMethodStatus == 405 ? routes : routes.Where(route => route.Method == request.Method);
        return new RouteTable(
            offered,
            (status, message) =>
                MaximoRefusal.CodeOf(message) is not null
                    ? Problem(status, message)
                    : new MaximoResponseWriter(Variants).Problem(status, MaximoRefusal.UnknownAddress, path)
        ).Response(request, path);
    }

    private MaximoKey Administrator()
    {
        DateTimeOffset now = Clock.GetUtcNow();
        MaximoProfile profile = new("administrator", Active: true, MaximoInterval.Never, MaximoPermissions.All);
        return new(AdministratorKeyId, profile, new(SuperuserName, now), MaximoKeyToken.Of(AdministratorKeyToken, now));
    }
}
