namespace ApiKeys.Client.Rotation;

/// <summary>How one key is kept fresh. Names are those in configuration.</summary>
public sealed class RotationPolicy
{
    /// <summary>Gets or sets the name of the policy. In a configuration it is the name of the section.</summary>
    public string Name { get; set; } = "";

    /// <summary>Gets or sets the name of the account that the key is created at.</summary>
    public string Account { get; set; } = "";

    /// <summary>
    /// Gets or sets what the names of the keys begin with; null, the default, for <see cref="Name"/>. A stamp follows
    /// it.
    /// </summary>
    public string? KeyName { get; set; }

    /// <summary>Gets the scopes that each key carries, as the service spells them; at Maximo the permissions.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether the keys may only read. False unless set; AIMMS and Maximo have no such
    /// keys.
    /// </summary>
    public bool ReadOnly { get; set; }

    /// <summary>
    /// Gets or sets how long a key lives where a create names an expiry (AIMMS): 365 days unless set.
    /// </summary>
    public TimeSpan? Lifetime { get; set; }

    /// <summary>
    /// Gets or sets for how long a token works, at Maximo, such as <c>P90D</c>. It is required there.
    /// </summary>
    public string? Interval { get; set; }

    /// <summary>
    /// Gets or sets how often a new value is made, whatever the expiry; null, the default, for 90 days at Veeam and for
    /// the expiry alone elsewhere.
    /// </summary>
    public TimeSpan? Every { get; set; }

    /// <summary>
    /// Gets or sets how long before the expiry a rotation begins; null, the default, for a third of the life.
    /// </summary>
    public TimeSpan? RenewBefore { get; set; }

    /// <summary>
    /// Gets or sets for how long the old key works after the new value was delivered: 3 days unless set. Longer than
    /// any consumer caches.
    /// </summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromDays(3);

    /// <summary>
    /// Gets or sets for how long the old key is disabled before it is deleted: 7 days unless set. AIMMS cannot disable
    /// keys and skips it.
    /// </summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Gets or sets for how long a new value may be refused before it is given up: 2 minutes unless set. Services need
    /// a moment to know a new key.
    /// </summary>
    public TimeSpan VerifyFor { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Gets or sets how many keys of the policy may exist: 2 to 10, 2 unless set. At the limit no key is created.
    /// </summary>
    public int MaxLiveKeys { get; set; } = 2;

    /// <summary>Gets or sets how a new value is made; by a second key unless set.</summary>
    public RotationMode Mode { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether it is accepted that <see cref="RotationMode.RefreshInPlace"/> ends the
    /// old value at once. It must be
    /// true for that mode. False unless set.
    /// </summary>
    public bool RefreshInPlaceAccepted { get; set; }

    /// <summary>Gets or sets what the key is for: applications, unless set, or the account itself.</summary>
    public RotationTarget Target { get; set; }

    /// <summary>Gets or sets a value indicating whether a person approves each rotation. False unless set.</summary>
    public bool ApprovalRequired { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a rotation that nobody approved begins a day before the expiry all the
    /// same. False unless set.
    /// </summary>
    public bool ApproveWhenExpiring { get; set; }

    /// <summary>
    /// Gets or sets when a rotation may begin, such as <c>Sun 02:00-04:00 Europe/Berlin</c>; null, the default, for any
    /// time.
    /// </summary>
    public string? Window { get; set; }

    /// <summary>
    /// Gets or sets how many consumers must have been seen with the new value before the old key is revoked: 0 to 1000,
    /// 0 unless set.
    /// </summary>
    public int RequireConsumers { get; set; }

    /// <summary>
    /// Gets or sets for how long after the delivery of the new value missing consumers are no alarm; null, the default,
    /// for <see cref="Overlap"/>. The old key works until all were seen.
    /// </summary>
    public TimeSpan? OverlapLimit { get; set; }

    /// <summary>Gets where each new value goes, beside the consumers that read the store. Empty unless set.</summary>
    public IList<RotationSinkOptions> Sinks { get; } = [];

    /// <summary>
    /// Gets or sets what tries a new value before it is published; null, the default, for the service alone.
    /// </summary>
    public RotationProbeOptions? Probe { get; set; }
}
