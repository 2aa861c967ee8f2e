namespace ApiKeys.Client;

/// <summary>
/// The properties of a new key. A property that a service does not support is refused before anything is sent, never
/// dropped.
/// </summary>
/// <remarks>
/// Each service has its own request type, with the properties that only that service has; see the types derived from
/// this one.
/// </remarks>
public class ApiKeyRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="name">The name of the key. At AIMMS it must be unique, and is also the id of the key.</param>
    /// <param name="scopes">The scopes of the key, as the service spells them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="scopes"/> is
    /// null.</exception>
    public ApiKeyRequest(string name, IEnumerable<string> scopes)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Scopes = [.. scopes ?? throw new ArgumentNullException(nameof(scopes))];
    }

    /// <summary>Gets the name of the key.</summary>
    public string Name { get; }

    /// <summary>Gets the scopes of the key.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>
    /// Gets or sets when the key should stop working; null, the default, for never, where the service allows that. It
    /// is rounded down to what the service can express.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the key may only read; false by default. AIMMS and Maximo have no such
    /// keys and refuse it.
    /// </summary>
    public bool IsReadOnly { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the SDK finds out the outcome of this create when its response is lost,
    /// and ends with one key and its value: see <see cref="ApiKeyAccountOptions.RecoverLostCreates"/>. Null, the
    /// default, uses that option of the account.
    /// </summary>
    public bool? RecoverIfLost { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the name may have invisible characters: blanks at its ends, characters
    /// without width or for text direction, and blanks other than the plain one. False, the default, refuses such a
    /// name before anything is sent, because it looks like another name. Characters that join emoji are not refused.
    /// </summary>
    public bool AllowUnusualName { get; set; }

    /// <summary>
    /// Gets or sets the id by which the service recognises this create when it is sent again, also by another process:
    /// it then returns the same key with the same value. Null, the default, uses a new id. Only services with
    /// <see cref="ApiKeyCapabilities.ReplayableCreate"/> take one, and each new key needs another.
    /// </summary>
    /// <remarks>
    /// Store the id, the request and <see cref="RequestIdSince"/> before the create. If the process ends before it has
    /// the key, another one sends the same request within <see cref="ApiKeyManager.CreateReplayPeriod"/>.
    /// </remarks>
    public Guid? RequestId { get; set; }

    /// <summary>
    /// Gets or sets when a request with the <see cref="RequestId"/> was first sent, or may have been; null, the default,
    /// when this is the first. A create is refused once <see cref="ApiKeyManager.CreateReplayPeriod"/> is over since
    /// then, because it would create a second key.
    /// </summary>
    public DateTimeOffset? RequestIdSince { get; set; }

    /// <summary>
    /// Gets or sets what is called, with the id of the action, when the service continues a create in the background,
    /// before the SDK waits for its end. Store the id: <see cref="ApiKeyManager.ResumeAsync"/> takes it, also in another
    /// process. Null, the default, calls nothing. It is called only by services with
    /// <see cref="ApiKeyCapabilities.Resume"/>, and its exception leaves the create with an unknown outcome.
    /// </summary>
    public Func<string, CancellationToken, Task>? OnActionStarted { get; set; }

    /// <summary>
    /// The parameter from which a member came: <c>request</c>, or an argument of a method that builds the request.
    /// </summary>
    internal Func<string, string> ParameterOf { get; init; } = static _ => "request";
}
