using System.Xml;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Services;

namespace ApiKeys.Cli.Auditing;

/// <summary>
/// Finds an account whose access tokens live longer than the value of its key: a token that leaks works on after the
/// key was refreshed as its policy says.
/// </summary>
internal static class TokenAudit
{
    private const string Lifetime = "JwtLifetime";

    public static Finding? Of(AccountSettings account, ApiKey? credential) =>
        credential is MaximoApiKey { TokenRefreshInterval: { } interval } key
        && LifetimeOf(account[Lifetime]) is { } lifetime
        && lifetime > interval
            ? new Finding(
                account.Name,
                account.Service,
                FindingKind.TokenOutlivesKey,
                key.Id,
                key.Name,
                $"access tokens of the account live for {lifetime}, the value of its key for {interval}",
                [],
                null
            )
            {
                Severity = Severity.Soon,
            }
            : null;

    private static MaximoRefreshInterval? LifetimeOf(string? text) =>
        MaximoRefreshInterval.TryParse(text, out MaximoRefreshInterval? interval) ? interval
        : text is not null && DurationText.ToTimeSpan(text) is { } time && time > TimeSpan.Zero
            ? MaximoRefreshInterval.Parse(XmlConvert.ToString(time))
        : null;
}
