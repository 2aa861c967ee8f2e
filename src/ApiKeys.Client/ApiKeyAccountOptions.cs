namespace ApiKeys.Client;

/// <summary>What the options of an account have in common at every service. Names are those in configuration.</summary>
public abstract class ApiKeyAccountOptions
{
    /// <summary>
    /// Gets or sets the service that the configuration section is for. Optional; where it stands, it must match.
    /// </summary>
    public string? Service { get; set; }

    /// <summary>
    /// The origin of the service, to which the documented paths are added; a path prefix in it is kept. It must be
    /// absolute and https, without user information, query or fragment; http is allowed for loopback with
    /// <see cref="AllowInsecureLoopback"/>.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Allows http, to a loopback address alone: for an emulator on the same machine. False unless set.
    /// </summary>
    public bool AllowInsecureLoopback { get; set; }

    /// <summary>
    /// The path of a file with the certificates of one or more certificate authorities, in PEM: the servers of this
    /// account must show a certificate that chains to one of them. They take the place of the authorities that the
    /// machine trusts. Host name and dates are checked as ever. Null, the default, for the machine's authorities. Set
    /// this or <see cref="CertificateSha256"/>, not both.
    /// </summary>
    /// <remarks>
    /// At least one must be a root, which is one that signed itself; a server's own self-signed certificate is one.
    /// Intermediate certificates that a server does not send can stand in the file too. No private key is needed, and
    /// none is used. The file, of 1 MiB at most, is read at each new connection, so that a change counts from the next
    /// one on.
    /// </remarks>
    public string? TrustedCertificateFile { get; set; }

    /// <summary>
    /// The SHA-256 fingerprint of the one certificate that the servers of this account may show, as 64 hexadecimal
    /// digits in either case, with or without colons and blanks. Exactly this certificate is accepted, whatever its
    /// issuer, host name or dates. Null, the default, for the usual checks. Set this or
    /// <see cref="TrustedCertificateFile"/>, not both.
    /// </summary>
    /// <remarks>
    /// It is the digest of the whole certificate in DER, not of its public key, so it changes with every renewal. It is
    /// what stands behind the equals sign in the output of <c>openssl x509 -in server.pem -noout -fingerprint
    /// -sha256</c>.
    /// </remarks>
    public string? CertificateSha256 { get; set; }

    /// <summary>
    /// Gets the only scopes that keys issued through this account may carry. Empty, the default, allows all.
    /// </summary>
    public IList<string> AllowedScopes { get; private set; } = [];

    /// <summary>
    /// How many times a request that may be retried is retried: 0 to 10, 3 unless set. A create is retried only when it
    /// certainly did not reach the service or was refused before it was processed.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Gets or sets the wait before the first retry, which doubles from then on, with jitter: 0 to 60 s, 0.8 s unless
    /// set.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// The longest wait between two attempts: up to an hour, 60 s unless set. When a service asks for more, nothing is
    /// retried and the caller is told.
    /// </summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Gets or sets the timeout of one attempt of what may be retried, body included: up to a day, 10 s unless set.
    /// </summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets the timeout of a call with all its attempts, body included: up to a day, 100 s unless set.
    /// </summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// Whether the SDK finds out the outcome of a create whose response was lost, so that the call ends with one key
    /// and its value. False unless set: then an exception says what is true. <see cref="ApiKeyRequest.RecoverIfLost"/>
    /// decides for one request.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The keys are listed before anything is sent, and a name that is there already is an
    /// <see cref="ApiKeyConflictException"/>. After a lost response they are listed again. A key that bears the name
    /// now and was absent before is refreshed where the service can do that (Maximo), and otherwise deleted before
    /// another is created. What was there before, and what bears another name, is never touched. At Maximo the name is
    /// sent with a random stamp behind it, such as <c>sync [k-7f3a9c21b4]</c>, and the issued key bears it. Names must
    /// not be issued by two programs at once; a name that is used once, or the stamp, closes that gap.
    /// </para>
    /// <para>
    /// At most <see cref="MaxRetries"/> rounds of it follow the create, after <see cref="RetryDelay"/> and so on; 0
    /// turns it off. Each list, create, refresh and deletion has a <see cref="CallTimeout"/> of its own, and the caller
    /// can cancel at any time. What cannot be brought to an end is an <see cref="ApiKeyValueLostException"/> or an
    /// <see cref="ApiKeyOutcomeUnknownException"/>, which says what is true by then.
    /// </para>
    /// </remarks>
    public bool RecoverLostCreates { get; set; }

    /// <summary>
    /// Gets or sets the largest body of a response that is read, in bytes: 1 KiB to 1 GiB, 16 MiB unless set.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>A copy that later changes of these options do not reach.</summary>
    internal ApiKeyAccountOptions Copy()
    {
        ApiKeyAccountOptions copy = (ApiKeyAccountOptions)MemberwiseClone();
        copy.AllowedScopes = [.. AllowedScopes];
        copy.DetachLists();
        return copy;
    }

    /// <summary>Gives a copy lists of its own.</summary>
    private protected virtual void DetachLists() { }
}
