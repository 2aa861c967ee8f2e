using ApiKeys.Client.Testing.Http;
using ApiKeys.Client.Testing.State;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>
/// AIMMS Cloud under <c>/aimms</c>: the User Manager API (<c>pro/user-manager/v1</c>, snake_case) and the previous PRO
/// API (<c>pro-api/v1/api-keys</c>, camelCase), with the same keys behind both.
/// </summary>
public sealed class AimmsEmulator : EmulatedService
{
    /// <summary>The name of the key that exists from the start.</summary>
    public const string AdministratorName = "administrator";

    private AimmsVariants _variants = new();

    internal AimmsEmulator(TimeProvider clock, AimmsState? state)
        : base("Aimms")
    {
        Clock = clock;
        History = new KeyHistory<AimmsEmulatedKey>(clock, () => Variants);
        AdministratorKey = Noted(state?.AdministratorKey ?? AimmsKeyValue.Create());
        foreach (
            AimmsEmulatedKey key in state?.Keys.Select(key => new AimmsEmulatedKey(key))
                ?? [AimmsEmulatedKey.Administrator(AdministratorKey)]
        )
        {
            Store.TryAdd(key);
        }
    }

    /// <summary>
    /// The value of the key named <c>administrator</c>. It has all scopes and lasts until the year 2999, so that the
    /// clock can be moved without locking the test out; it can be deleted like any other.
    /// </summary>
    public string AdministratorKey { get; }

    /// <summary>
    /// Gets or sets what the service does differently from the default. It can be changed, or replaced, at any time.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public AimmsVariants Variants
    {
        get => _variants;
        set => _variants = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the current keys, expired ones too, in the order of their creation.</summary>
    public IReadOnlyList<AimmsEmulatedKey> Keys => Store.All();

    internal override IReadOnlyDictionary<string, string> Credential =>
        new Dictionary<string, string> { ["ApiKey"] = AdministratorKey };

    internal override IEnumerable<Route> ControlRoutes => new AimmsControlRoutes(this).Routes;

    internal AimmsKeyStore Store { get; } = new();

    internal KeyHistory<AimmsEmulatedKey> History { get; }

    internal AimmsState State => new(AdministratorKey, [.. Keys.Select(key => key.State)]);

    internal TimeProvider Clock { get; }

    private protected override IEnumerable<Route> Routes =>
        [
            .. new AimmsUserRoutes(this).Routes,
            .. new AimmsKeyRoutes(
                this,
                "/pro/user-manager/v1/user/@current/api-key",
                AimmsWireFormat.UserManager
            ).Routes,
            .. new AimmsKeyRoutes(this, "/pro-api/v1/api-keys", AimmsWireFormat.ProApi).Routes,
        ];

    internal override void Reset(EmulatorState start)
    {
        Variants = new();
        History.Clear();
        Store.Restore(start.Aimms.Keys.Select(static key => new AimmsEmulatedKey(key)));
    }

    internal override EmulatedResponse Problem(int status, string message) =>
        AimmsWireFormat.UserManager(Variants).Problem(status, message);
}
