namespace ApiKeys.Client.Veeam;

/// <summary>The settings for what the documentation of Veeam leaves open or contradicts.</summary>
public class VeeamProtocol
{
    /// <summary>Gets or sets how the scopes of a new key are sent; as a JSON array by default.</summary>
    public VeeamScopesEncoding ScopesEncoding { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a request for a token is sent as <c>multipart/form-data</c>, which old
    /// servers want. False, the default, for <c>application/x-www-form-urlencoded</c>.
    /// </summary>
    public bool MultipartToken { get; set; }

    /// <summary>
    /// Gets or sets the kind of login that API keys are in a list; <c>AK</c> by default, as a sample of the vendor has
    /// it. Logins of other kinds are left out.
    /// </summary>
    public string IdentityProvider { get; set; } = "AK";

    internal VeeamProtocol Copy() => (VeeamProtocol)MemberwiseClone();
}
