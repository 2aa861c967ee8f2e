using ApiKeys.Client.Protocol;
using ApiKeys.Client.Telemetry;

namespace ApiKeys.Client.Calls;

/// <summary>
/// What the transport needs to know of an account for one operation: address, options and authenticator belong
/// together.
/// </summary>
internal sealed class AccountContext(
    string service,
    string name,
    Uri address,
    ApiKeyAccountOptions options,
    Authenticator authenticator,
    ServiceErrorReader errors,
    TimeProvider timeProvider
)
{
    public string Service { get; } = service;

    public string Name { get; } = name;

    /// <summary>Absolute, ends in a slash.</summary>
    public Uri Address { get; } = address;

    public ApiKeyAccountOptions Options { get; } = options;

    public Authenticator Authenticator { get; } = authenticator;

    public ServiceErrorReader Errors { get; } = errors;

    public TimeProvider TimeProvider { get; } = timeProvider;

    public WireDialect Dialect { get; init; } = WireDialect.Specified;

    /// <summary>The clock of the service; null where nobody wants to know it.</summary>
    public ServiceClock? Clock { get; init; }
}
