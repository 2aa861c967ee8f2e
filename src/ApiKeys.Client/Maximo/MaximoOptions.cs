using System.Diagnostics;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The options of an account at IBM Maximo Application Suite. Names are those in configuration.
/// <see cref="ApiKeyAccountOptions.BaseAddress"/> is the origin of the Admin API,
/// <c>https://api.{instance}.{domain}</c>.
/// </summary>
/// <remarks>
/// An account authenticates with a key (<see cref="ApiKeyId"/> and <see cref="ApiKeyToken"/>) or, where there is no key
/// yet, as the superuser (<see cref="AdminAddress"/>, <see cref="UserName"/> and <see cref="Password"/>).
/// </remarks>
public class MaximoOptions : ApiKeyAccountOptions
{
    internal const string ServiceName = "Maximo";

    /// <summary>
    /// Gets or sets the id of the API key that the SDK authenticates with. It needs the permission <c>apikeyAdmin</c>.
    /// </summary>
    public string? ApiKeyId { get; set; }

    /// <summary>Gets or sets the token of that key. Set this or <see cref="ApiKeyTokenFile"/>, not both.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKeyToken { get; set; }

    /// <summary>
    /// Gets or sets the path of a file that holds the token: one line of UTF-8, or of UTF-16 with a byte order mark.
    /// Blanks and line ends around it are ignored. It is read on every request.
    /// </summary>
    public string? ApiKeyTokenFile { get; set; }

    /// <summary>
    /// Gets or sets how long an access token should live: above zero, or <see cref="Timeout.InfiniteTimeSpan"/> for an
    /// unlimited lifetime; null, the default, leaves it to the server. More than 90 days need a server of 9.0.18 or
    /// 9.1.7 at least. The option applies to accounts that authenticate with a key. In a configuration it is a time
    /// span (<c>12:00:00</c>), an ISO 8601 duration (<c>PT12H</c>, without years and months) or <c>NEVER</c>.
    /// </summary>
    public TimeSpan? JwtLifetime { get; set; }

    /// <summary>
    /// Gets or sets the origin of the administration, <c>https://admin.{instance}.{domain}</c>, where the superuser
    /// authenticates. It is never derived from another address, and the superuser's password is sent only there. The
    /// rules of <see cref="ApiKeyAccountOptions.BaseAddress"/> apply to it too.
    /// </summary>
    public Uri? AdminAddress { get; set; }

    /// <summary>Gets or sets the name of the superuser.</summary>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the password of the superuser. Set this or <see cref="PasswordFile"/>, not both.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets the path of a file that holds the superuser's password: one line of UTF-8, or of UTF-16 with a byte
    /// order mark. Blanks and line ends around it are ignored. It is read on every request.
    /// </summary>
    public string? PasswordFile { get; set; }

    /// <summary>Gets the settings for what the server's documentation leaves open.</summary>
    public MaximoProtocol Protocol { get; private set; } = new();

    /// <summary>Whether the superuser authenticates, and not a key.</summary>
    internal bool IsSuperuser => AdminAddress is not null;

    /// <summary>These options, without the superuser: for an account that authenticates with a key.</summary>
    internal MaximoOptions ForKeys()
    {
        MaximoOptions copy = (MaximoOptions)Copy();
        (copy.AdminAddress, copy.UserName, copy.Password, copy.PasswordFile) = (null, null, null, null);
        return copy;
    }

    private protected override void DetachLists() => Protocol = Protocol.Copy();
}
