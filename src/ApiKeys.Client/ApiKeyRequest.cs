namespace ApiKeys.Client;

/// <summary>
/// What a new key should be. What a service cannot honour is refused before anything is sent, never dropped.
/// </summary>
/// <remarks>
/// Each service has a request of its own, with what only that service knows; see the types derived from this one.
/// </remarks>
public class ApiKeyRequest
{
    /// <summary>Asks for a key.</summary>
    /// <param name="name">The name that a person calls the key by. At AIMMS it must be unique, and addresses the key
    /// from then on.</param>
    /// <param name="scopes">The scopes that the key should carry, as the service spells them.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="scopes"/> is
    /// null.</exception>
    public ApiKeyRequest(string name, IEnumerable<string> scopes)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Scopes = [.. scopes ?? throw new ArgumentNullException(nameof(scopes))];
    }

    /// <summary>Gets the name that a person calls the key by.</summary>
    public string Name { get; }

    /// <summary>Gets the scopes that the key should carry.</summary>
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
    /// default, for what that option of the account says.
    /// </summary>
    public bool? RecoverIfLost { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the name may have what nobody sees: blanks at its ends, characters of no
    /// width or of a direction, and blanks other than the plain one. False, the default, refuses such a name before
    /// anything is sent, because nobody could tell the key from another. What joins emoji is not refused.
    /// </summary>
    public bool AllowUnusualName { get; set; }

    /// <summary>
    /// The parameter that a member came by: <c>request</c>, or an argument of a method that makes the request.
    /// </summary>
    internal Func<string, string> ParameterOf { get; init; } = static _ => "request";
}
