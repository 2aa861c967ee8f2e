namespace ApiKeys.Client;

/// <summary>What a new key should be. What a service cannot honour is refused before anything is sent, never dropped.</summary>
public record ApiKeyRequest
{
    /// <summary>Asks for a key.</summary>
    /// <param name="name">What a person calls the key. At AIMMS it must be unique, and addresses the key from then on.</param>
    /// <param name="scopes">The scopes that the key should carry, as the service spells them.</param>
    /// <param name="expiresAt">When the key should stop working; null for never, where the service allows that.</param>
    /// <param name="isReadOnly">Whether the key may only read; false unless set.</param>
    /// <param name="recoverIfLost">Whether the SDK finds out what became of it when its answer is lost; null for what the account's options say.</param>
    /// <param name="allowUnusualName">Whether the name may have blanks at its ends and characters that nobody sees; false unless set.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="scopes"/> is null.</exception>
    public ApiKeyRequest(
        string name,
        IEnumerable<string> scopes,
        DateTimeOffset? expiresAt = null,
        bool isReadOnly = false,
        bool? recoverIfLost = null,
        bool allowUnusualName = false)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Scopes = [.. scopes ?? throw new ArgumentNullException(nameof(scopes))];
        ExpiresAt = expiresAt;
        IsReadOnly = isReadOnly;
        RecoverIfLost = recoverIfLost;
        AllowUnusualName = allowUnusualName;
    }

    /// <summary>What a person calls the key.</summary>
    public string Name { get; }

    /// <summary>The scopes that the key should carry.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>When the key should stop working; null for never, where the service allows that.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether the key may only read. False unless set. AIMMS has no such keys and refuses it.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>
    /// Whether the SDK finds out what became of this create when its answer is lost, and ends with one key and its value: see
    /// <see cref="ApiKeyAccountOptions.RecoverLostCreates"/>. Null, the default, for what that option of the account says.
    /// </summary>
    public bool? RecoverIfLost { get; init; }

    /// <summary>
    /// Gets a value indicating whether the name may have what nobody sees: blanks at its ends, characters of no width or of a direction, and
    /// blanks other than the plain one. False, the default, refuses such a name before anything is sent, because nobody could tell the key
    /// from another. What joins emoji is not refused.
    /// </summary>
    public bool AllowUnusualName { get; init; }
}
