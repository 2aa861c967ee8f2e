namespace ApiKeys.Client;

/// <summary>The changes to a key. A member that is null keeps its value. AIMMS cannot change a key.</summary>
public class ApiKeyUpdate
{
    /// <summary>Gets or sets the new description; null, the default, to keep it.</summary>
    public string? Description { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the key should be enabled; null, the default, to keep it as it is.
    /// </summary>
    public bool? IsEnabled { get; set; }

    /// <summary>
    /// Gets or sets the new scopes, which replace the old ones; null, the default, to keep them. Veeam cannot change
    /// them.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the <see cref="Description"/> may have blanks at its ends and invisible
    /// characters, as with <see cref="ApiKeyRequest.AllowUnusualName"/>. False, the default, refuses such a description
    /// before anything is sent.
    /// </summary>
    public bool AllowUnusualName { get; set; }
}
