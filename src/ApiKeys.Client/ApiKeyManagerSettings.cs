using Microsoft.Extensions.Logging;

namespace ApiKeys.Client;

/// <summary>
/// The settings of a manager without a container, beside the options of its account. Each has a default.
/// </summary>
public sealed class ApiKeyManagerSettings
{
    /// <summary>
    /// Gets or sets the application's name for the account, as it appears in messages; <c>default</c> by default.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Account
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = "default";

    /// <summary>
    /// Gets or sets the source of the credential; null, the default, for the credential in the options. At Maximo it
    /// returns an id and a secret, or only the secret when the options have the id.
    /// </summary>
    public CredentialSource? CredentialSource { get; set; }

    /// <summary>
    /// Gets or sets the handler that sends the requests, such as one with a proxy; null, the default, for the SDK's
    /// own. It must not follow redirects and must send each request once. The caller disposes it.
    /// </summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Gets or sets the clock; the system's by default.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>
    /// Gets or sets the factory of the logger, whose category is <c>ApiKeys.Client</c>; null, the default, to log
    /// nothing.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
