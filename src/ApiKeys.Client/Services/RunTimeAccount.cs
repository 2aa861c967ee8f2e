using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Telemetry;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Services;

/// <summary>An account that is known only at run time: checked options, and how to make its manager.</summary>
/// <remarks>Two are equal when a manager of one can be that of the other.</remarks>
internal sealed class RunTimeAccount(
    string service,
    string account,
    ApiKeyAccountOptions options,
    CredentialSource? credentials,
    Uri address,
    object?[] values,
    Func<AccountTelemetry, Func<HttpClient>, ApiKeyManager> create
) : IEquatable<RunTimeAccount>
{
    private readonly string _service = service;
    private readonly string _account = account;
    private readonly CredentialSource? _credentials = credentials;
    private readonly object?[] _values = values;

    /// <summary>Where its connections lead, and which certificates they trust.</summary>
    public ConnectionKey Connections { get; } =
        new(
            address.GetLeftPart(UriPartial.Authority),
            options.CertificateSha256,
            options.TrustedCertificateFile,
            PrimaryHandler.DefaultProxy
        );

    public ApiKeyManager CreateManager(TimeProvider timeProvider, ILoggerFactory? loggers, Func<HttpClient> clients) =>
        create(new AccountTelemetry(_service, _account, timeProvider, loggers), clients);

    public bool Equals(RunTimeAccount? other) =>
        other is not null
        && _service == other._service
        && _account == other._account
        && Equals(_credentials, other._credentials)
        && _values.SequenceEqual(other._values);

    public override bool Equals(object? obj) => Equals(obj as RunTimeAccount);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_account);
}
