namespace ApiKeys.Client;

/// <summary>The options that accounts of every service have. Names are those in configuration.</summary>
public abstract class ApiKeyAccountOptions
{
    /// <summary>
    /// Gets or sets the service that the configuration section is for. Optional; if set, it must match.
    /// </summary>
    public string? Service { get; set; }

    /// <summary>
    /// Gets or sets the origin of the service, to which the documented paths are added; a path prefix in it is kept. It
    /// must be absolute and https, without user information, query or fragment; http is allowed for loopback with
    /// <see cref="AllowInsecureLoopback"/>.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether http is allowed, to a loopback address only: for an emulator on the same
    /// machine. False unless set.
    /// </summary>
    public bool AllowInsecureLoopback { get; set; }

    /// <summary>
    /// Gets or sets the path of a file with the certificates of one or more certificate authorities, in PEM. The
    /// servers of this account must show a certificate that chains to one of them. They replace the authorities that
    /// the machine trusts. Host name and dates are still checked. Null, the default, stands for the machine's
    /// authorities. Set this or <see cref="CertificateSha256"/>, not both.
    /// </summary>
    /// <remarks>
    /// At least one must be a root certificate, which is self-signed; a server's own self-signed certificate is one.
    /// The file may also hold intermediate certificates that a server does not send. No private key is needed or used.
    /// The file, of 1 MiB at most, is read at each new connection, so a change applies from the next connection on.
    /// </remarks>
    public string? TrustedCertificateFile { get; set; }

    /// <summary>
    /// Gets or sets the SHA-256 fingerprint of the only certificate that the servers of this account may show, as 64
    /// hexadecimal digits in either case, with or without colons and blanks. Exactly this certificate is accepted,
    /// whatever its issuer, host name or dates. Null, the default, stands for the usual checks. Set this or
    /// <see cref="TrustedCertificateFile"/>, not both.
    /// </summary>
    /// <remarks>
    /// It is the digest of the whole certificate in DER, not of its public key, so it changes with every renewal. The
    /// command <c>openssl x509 -in server.pem -noout -fingerprint -sha256</c> prints it after the equals sign.
    /// </remarks>
    public string? CertificateSha256 { get; set; }

    /// <summary>
    /// Gets the only scopes that keys issued through this account may carry. Empty, the default, allows all.
    /// </summary>
    public IList<string> AllowedScopes { get; private set; } = [];

    /// <summary>
    /// Gets or sets how many times a request that may be retried is retried: 0 to 10, 3 unless set. A create is retried
    /// only when it certainly did not reach the service or was refused before it was processed.
    /// </summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// Gets or sets the wait before the first retry, which doubles from then on, with jitter: 0 to 60 s, 0.8 s unless
    /// set.
    /// </summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>
    /// Gets or sets the longest wait between two attempts: up to an hour, 60 s unless set. When a service requests a
    /// longer wait, the SDK does not retry and reports the error.
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
    /// Gets or sets a value indicating whether the SDK finds out the outcome of a create whose response was lost, so
    /// that the call ends with one key and its value; false unless set. With false, an exception reports the outcome as
    /// far as it is known. <see cref="ApiKeyRequest.RecoverIfLost"/> decides for one request.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The keys are listed before anything is sent. If a key has the requested name already, the call ends with an
    /// <see cref="ApiKeyConflictException"/>. After a lost response the keys are listed again. A key that has the name
    /// now and was absent before is refreshed where the service supports that (Maximo), and otherwise deleted before
    /// another is created. Keys that existed before, and keys with other names, are never touched. At Maximo the name
    /// is sent with a random stamp behind it, such as <c>sync [k-7f3a9c21b4]</c>, and the created key keeps it. Two
    /// programs must not create keys of the same name at the same time; a name that is used once, or the stamp, closes
    /// that gap.
    /// </para>
    /// <para>
    /// At most <see cref="MaxRetries"/> recovery rounds follow the create, after <see cref="RetryDelay"/> and so on; 0
    /// turns recovery off. Each list, create, refresh and deletion has a separate <see cref="CallTimeout"/>, and the
    /// caller can cancel at any time. If recovery cannot finish, the call ends with an
    /// <see cref="ApiKeyValueLostException"/> or an <see cref="ApiKeyOutcomeUnknownException"/>, which reports the
    /// state at that time.
    /// </para>
    /// </remarks>
    public bool RecoverLostCreates { get; set; }

    /// <summary>
    /// Gets or sets the largest body of a response that is read, in bytes: 1 KiB to 1 GiB, 16 MiB unless set.
    /// </summary>
    public long MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Returns a copy that later changes of these options do not affect.</summary>
    internal ApiKeyAccountOptions Copy()
    {
        ApiKeyAccountOptions copy = (ApiKeyAccountOptions)MemberwiseClone();
        copy.AllowedScopes = [.. AllowedScopes];
        copy.DetachLists();
        return copy;
    }

    /// <summary>Gives a copy its own lists.</summary>
    private protected virtual void DetachLists() { }
}
