using Microsoft.Extensions.Logging;

namespace ApiKeys.Client;

/// <summary>
/// What a manager without a container needs beside the options of its account. All of it has a default.
/// </summary>
public sealed class ApiKeyManagerSettings
{
    /// <summary>
    /// Gets or sets the application's name for the account, as it stands in messages; <c>default</c> by default.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string Account
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = "default";

    /// <summary>
    /// Gets or sets the source of the credential; null, the default, for the one in the options. At Maximo it gives an
    /// id and a secret, or the secret alone when the options have the id.
    /// </summary>
    public CredentialSource? CredentialSource { get; set; }

    /// <summary>
    /// Gets or sets the handler that sends the requests, such as one with a proxy; null, the default, for the SDK's
    /// own. It must follow no redirect and send each request once. The caller disposes of it.
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
    /// Gets or sets the maker of the logger, of the category <c>ApiKeys.Client</c>; null, the default, to log nothing.
    /// </summary>
    public ILoggerFactory? LoggerFactory { get; set; }
}
