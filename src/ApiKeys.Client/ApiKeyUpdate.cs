namespace ApiKeys.Client;

/// <summary>What should change about a key. What is null stays as it is. AIMMS cannot change a key.</summary>
public record ApiKeyUpdate
{
    /// <summary>Asks for changes.</summary>
    /// <param name="description">The new description, or null to keep it.</param>
    /// <param name="isEnabled">Whether the key should be enabled, or null to keep it as it is.</param>
    /// <param name="scopes">The new scopes, replacing the old ones, or null to keep them.</param>
    /// <param name="allowOwnKey">Allows locking the account out; false unless set. See <see cref="AllowOwnKey"/>.</param>
    /// <param name="allowUnusualName">Allows a description with characters that nobody sees; false unless set.</param>
    public ApiKeyUpdate(
        string? description = null,
        bool? isEnabled = null,
        IReadOnlyList<string>? scopes = null,
        bool allowOwnKey = false,
        bool allowUnusualName = false)
    {
        (Description, IsEnabled, Scopes) = (description, isEnabled, scopes);
        (AllowOwnKey, AllowUnusualName) = (allowOwnKey, allowUnusualName);
    }

    /// <summary>The new description, or null to keep it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether the key should be enabled, or null to keep it as it is.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The new scopes, replacing the old ones, or null to keep them. Veeam cannot change them.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>
    /// Gets a value indicating whether the change may lock the account out by the key that it itself authenticates with: disable that key or, at Maximo,
    /// take permissions from it or set an interval that is not known to be at least as long as the one it has. False, the default, refuses that.
    /// </summary>
    public bool AllowOwnKey { get; init; }

    /// <summary>
    /// Gets a value indicating whether the <see cref="Description"/> may have blanks at its ends and characters that nobody sees, as with
    /// <see cref="ApiKeyRequest.AllowUnusualName"/>. False, the default, refuses such a description before anything is sent.
    /// </summary>
    public bool AllowUnusualName { get; init; }
}
