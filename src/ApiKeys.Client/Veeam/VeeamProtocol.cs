namespace ApiKeys.Client.Veeam;

/// <summary>The settings for what the documentation of Veeam leaves open or contradicts.</summary>
public class VeeamProtocol
{
    /// <summary>
    /// Gets or sets how the scopes of a new key are sent; by default the SDK finds out which encoding the server accepts.
    /// </summary>
    public VeeamScopesEncoding ScopesEncoding { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a request for a token is sent as <c>multipart/form-data</c>, which old
    /// servers want. With false, the default, it is sent as <c>application/x-www-form-urlencoded</c>, and again as
    /// multipart when the service does not support that media type.
    /// </summary>
    public bool MultipartToken { get; set; }

    /// <summary>
    /// Gets or sets the version that each request names in the header <c>X-Client-Version</c>, such as <c>3.6.1</c>. A
    /// server then writes values that are newer than that version as <c>Unknown</c>. With null, the default, none is
    /// named, unless the server requires one.
    /// </summary>
    public string? ClientVersion { get; set; }

    /// <summary>
    /// Gets or sets the kind of login that API keys are in a list; <c>AK</c> by default, as a sample of the vendor has
    /// it. Logins of other kinds are left out.
    /// </summary>
    public string IdentityProvider { get; set; } = "AK";

    /// <summary>
    /// Gets or sets a value indicating whether a list of the logins of all users requests those of this kind alone; true
    /// by default. When the service refuses the filter, the SDK reads all logins.
    /// </summary>
    public bool FilterLogins { get; set; } = true;

    internal VeeamProtocol Copy() => (VeeamProtocol)MemberwiseClone();
}
