using System.Diagnostics;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The options of an account at Veeam Service Provider Console. Names are those in configuration.
/// <see cref="ApiKeyAccountOptions.BaseAddress"/> is the origin with its port, such as
/// <c>https://vspc.example.com:1280</c>, without <c>/api/v3</c>.
/// </summary>
public class VeeamOptions : ApiKeyAccountOptions
{
    internal const string ServiceName = "Veeam";

    /// <summary>
    /// Gets or sets the value of the API key that the SDK authenticates with. It needs the scope <c>rest</c>, and must
    /// not be read-only if the SDK is to change anything. Set this, <see cref="ApiKeyFile"/>, or <see cref="UserName"/>
    /// with a password.
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
    /// Gets or sets the id of the API key that the account itself authenticates with, as <see cref="ApiKey.Id"/> is in
    /// a list: <c>955b0b80-da62-4434-9f50-2c1b099948f2/12</c>, or the number alone for a key of the account's user. The
    /// SDK does not delete or disable this key unless <see cref="ApiKeyManager.AllowOwnKey"/> allows it. With null, the
    /// default, the SDK does not know which key it is, and protects none. The option is ignored for an account that
    /// authenticates with a password. Change it together with the credential.
    /// </summary>
    public string? CredentialKeyId { get; set; }

    /// <summary>
    /// Gets or sets the name of the user to authenticate as, in place of an API key. Two programs that authenticate as
    /// the same user can revoke each other's tokens: use a separate user per program.
    /// </summary>
    public string? UserName { get; set; }

    /// <summary>Gets or sets the password of that user. Set this or <see cref="PasswordFile"/>, not both.</summary>
    [JsonIgnore]
    [IgnoreDataMember]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets the path of a file that holds the password: one line of UTF-8, or of UTF-16 with a byte order mark.
    /// Blanks and line ends around it are ignored. It is read on every request.
    /// </summary>
    public string? PasswordFile { get; set; }

    /// <summary>
    /// Gets or sets the user whose keys are listed and created where none is named; null, the default, for the
    /// authenticated user.
    /// </summary>
    public Guid? UserUid { get; set; }

    /// <summary>Gets the settings for what the server's documentation leaves open or contradicts.</summary>
    public VeeamProtocol Protocol { get; private set; } = new();

    /// <summary>
    /// Gets or sets how many logins are requested at once: 1 to 500, 100 unless set, which is also the service's
    /// default. The server's owner can lower the maximum.
    /// </summary>
    public int PageSize { get; set; } = 100;

    /// <summary>
    /// Gets or sets how long the second factor may take: up to a day, 5 minutes unless set. The time does not count
    /// against the limits of the calls that wait for it.
    /// </summary>
    public TimeSpan SecondFactorTimeout { get; set; } = TimeSpan.FromMinutes(5);

    internal Func<CancellationToken, Task<string>>? SecondFactor { get; private set; }

    /// <summary>
    /// Sets the callback that asks a person, or a device, for the code of the second factor when the authenticating
    /// user has one.
    /// </summary>
    /// <param name="ask">Returns the code. It is called once for each authentication, however many calls wait; its
    /// token is cancelled after <see cref="SecondFactorTimeout"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ask"/> is null.</exception>
    public void UseSecondFactor(Func<CancellationToken, Task<string>> ask) =>
        SecondFactor = ask ?? throw new ArgumentNullException(nameof(ask));

    private protected override void DetachLists() => Protocol = Protocol.Copy();
}
