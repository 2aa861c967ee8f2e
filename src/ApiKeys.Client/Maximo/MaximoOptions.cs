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
    /// The path of a file that holds the token. One line of UTF-8, or of UTF-16 with a
    /// byte order mark; blanks and line ends around it do not count. It is read on every request.
    /// </summary>
    public string? ApiKeyTokenFile { get; set; }

    /// <summary>
    /// Gets or sets how long an access token should live: above zero, or <see cref="Timeout.InfiniteTimeSpan"/> for no
    /// end; null, the default, leaves it to the server. More than 90 days need a server of 9.0.18 or 9.1.7 at least. It
    /// is for accounts that authenticate with a key. In a configuration it is a time span (<c>12:00:00</c>), an ISO
    /// 8601 duration (<c>PT12H</c>, without years and months) or <c>NEVER</c>.
    /// </summary>
    public TimeSpan? JwtLifetime { get; set; }

    /// <summary>
    /// The origin of the administration, <c>https://admin.{instance}.{domain}</c>, where the superuser authenticates.
    /// It is never derived from another address, and the superuser's password goes there alone. The same rules hold for
    /// it as for <see cref="ApiKeyAccountOptions.BaseAddress"/>.
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
    /// The path of a file that holds the superuser's password. One line of UTF-8, or of UTF-16 with a
    /// byte order mark; blanks and line ends around it do not count. It is read on every request.
    /// </summary>
    public string? PasswordFile { get; set; }

    /// <summary>Gets how the server is spoken to, where its documentation is silent.</summary>
    public MaximoProtocol Protocol { get; private set; } = new();

    /// <summary>Whether the superuser authenticates, and not a key.</summary>
    internal bool IsSuperuser => AdminAddress is not null;

    private protected override void DetachLists() => Protocol = Protocol.Copy();
}
