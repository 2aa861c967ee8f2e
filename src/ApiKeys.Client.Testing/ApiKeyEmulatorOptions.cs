namespace ApiKeys.Client.Testing;

/// <summary>The options of an <see cref="ApiKeyEmulator"/>.</summary>
public sealed class ApiKeyEmulatorOptions
{
    /// <summary>Gets or sets the TCP port on 127.0.0.1. Default 0: any that is free.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether each service also listens at the root of a port of its own (<see
    /// cref="EmulatedService.RootAddress"/>), for clients that take a host and a port but no path. With a <see
    /// cref="Port"/> they are the ports after it, in the order of AIMMS, Maximo, Maximo's administration and Veeam;
    /// otherwise any that are free. Default <see langword="false"/>.
    /// </summary>
    public bool UseServicePorts { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the emulator serves https, with a certificate for <c>127.0.0.1</c> and
    /// <c>localhost</c> from its own authority (<see cref="ApiKeyEmulator.CertificateAuthorityPem"/>). Default <see
    /// langword="false"/>: http.
    /// </summary>
    public bool UseHttps { get; set; }

    /// <summary>
    /// Gets or sets a file that keeps users and keys for the next start. It is read at the start, if it exists, and
    /// replaced by every request that changes something, before the response. It holds secrets, and only the user can
    /// read it. One emulator at a time can use it. Faults, variants, the moved clock, access tokens and unfinished
    /// actions are not kept. Default <see langword="null"/>: nothing is.
    /// </summary>
    public string? StateFile { get; set; }

    /// <summary>
    /// Gets the host names that the emulator responds to, beside its own, for example the name of a container:
    /// <c>emulator:5080</c>, or <c>emulator</c> for any port. Case does not matter; there are no patterns. Default:
    /// none. The emulator's own names are <c>127.0.0.1</c>, <c>localhost</c> and <c>[::1]</c>, each with its port. A
    /// request for another host is rejected with status 421, and one with a foreign <c>Origin</c> with 403, so that no
    /// web page can use the emulator. It listens on 127.0.0.1 only, all the same.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>
    /// Gets or sets the clock under <see cref="ApiKeyEmulator.Clock"/>; timers run on it. Default: the system's.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
