using System.Diagnostics;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Aimms;

/// <summary>The options of an AIMMS Cloud account. Names are those in configuration.</summary>
public class AimmsOptions : ApiKeyAccountOptions
{
    internal const string ServiceName = "Aimms";

    /// <summary>
    /// Gets or sets the name of the account at AIMMS Cloud, which gives the address
    /// <c>https://{account}.aimms.cloud</c>. Set this or <see cref="ApiKeyAccountOptions.BaseAddress"/>, not both.
    /// </summary>
    public string? CloudAccount { get; set; }

    /// <summary>
    /// Gets or sets the value of the API key that the SDK authenticates with. It needs the scope <c>APIKey</c>. Set
    /// this or <see cref="ApiKeyFile"/>, not both.
    /// </summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>
    /// Gets or sets the path of a file that holds the value of the API key to authenticate with: one line of UTF-8, or
    /// of UTF-16 with a byte order mark. Blanks and line ends around it are ignored. It is read on every request.
    /// </summary>
    public string? ApiKeyFile { get; set; }

    /// <summary>
    /// Gets or sets the name of the API key that the account itself authenticates with: that of the value in
    /// <see cref="ApiKey"/>. The SDK does not delete this key unless <see cref="ApiKeyManager.AllowOwnKey"/> allows it.
    /// Names are compared without regard to case. With null, the default, the SDK does not know which key it is, and
    /// protects none. Change it together with the credential.
    /// </summary>
    public string? CredentialKeyId { get; set; }

    /// <summary>Gets or sets which of AIMMS's two endpoints is used; the User Manager unless set.</summary>
    public AimmsEndpoint Endpoint { get; set; }

    /// <summary>
    /// Gets the settings for what the server's documentation leaves open. The defaults are the documented forms.
    /// </summary>
    public AimmsProtocol Protocol { get; private set; } = new();

    /// <summary>
    /// Gets or sets how long a key may live; null, the default, for the one calendar year that AIMMS documents. A long
    /// time, such as 36500 days, leaves the check to the service.
    /// </summary>
    public TimeSpan? ExpiryLimit { get; set; }

    /// <summary>
    /// Gets or sets how far the service's clock may be from this machine's when an expiry is checked: 0 to 1 day, 5
    /// minutes unless set.
    /// </summary>
    public TimeSpan ClockTolerance { get; set; } = TimeSpan.FromMinutes(5);

    private protected override void DetachLists() => Protocol = Protocol.Copy();
}
