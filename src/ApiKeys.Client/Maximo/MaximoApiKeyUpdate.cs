namespace ApiKeys.Client.Maximo;

/// <summary>The changes to a key of Maximo Application Suite. A member that is null keeps its value.</summary>
public class MaximoApiKeyUpdate : ApiKeyUpdate
{
    /// <summary>
    /// Gets or sets the version that the key must have; null, the default, to change any version. Another version is a
    /// conflict, and nothing is changed.
    /// </summary>
    public long? Version { get; set; }

    /// <summary>
    /// Gets or sets how long tokens work from now on; null, the default, to keep it. When the present token then
    /// expires is not documented.
    /// </summary>
    public MaximoRefreshInterval? TokenRefreshInterval { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the change may leave the key without any of the
    /// <see cref="MaximoPermissions"/>; false by default.
    /// </summary>
    public bool AllowNoPermissions { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the change may ask for <see cref="MaximoPermissions.ApiKeyAdmin"/>, with
    /// which a key can create others with any permission; false by default.
    /// </summary>
    public bool AllowApiKeyAdmin { get; set; }
}
