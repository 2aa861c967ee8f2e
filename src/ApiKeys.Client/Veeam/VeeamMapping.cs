using System.Text.Json;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>Maps the service's objects to the SDK's.</summary>
internal static class VeeamMapping
{
    private const string DisabledByReason = "disabledDue";

    public static VeeamApiKey ToKey(UserLogin login, string account) =>
        ToKey(login, account, login.AdditionalProperties);

    private static VeeamApiKey ToKey(UserLogin login, string account, IDictionary<string, JsonElement>? additional) =>
        new(login.UserUid, login.Id, login.Description ?? "")
        {
            Account = account,
            Service = VeeamOptions.ServiceName,
            Status = StatusOf(login),
            StatusText = login.Status.Value,
            Owner = login.UserUid.ToString(),
            Expiry = ApiKeyExpiry.Never,
            CreatedAt = login.CreationDate?.Instant,
            IsReadOnly = login.IsReadAccessOnly,
            Scopes = (login.Scopes ?? []).Texts(),
            AdditionalData = additional is { } others ? new Dictionary<string, JsonElement>(others) : ApiKey.NoData,
            UserName = login.UserName,
            CompanyId = login.CompanyId,
            CompanyName = login.CompanyName,
            IdentifierInProvider = login.IdentifierInProvider,
        };

    public static IssuedApiKey ToIssued(VeeamIssued issued, VeeamRequestedKey requested, string account) =>
        new(
            issued.Login is { } login
                ? ToKey(login, account, additional: null)
                : ToUnread(issued.KeyId, requested, account),
            issued.Value
        );

    public static ApiKeyStatus StatusOf(UserLogin login) =>
        login.Status.Value switch
        {
            var status when Is(status, LoginStatus.Enabled) => ApiKeyStatus.Enabled,
            var status when Is(status, LoginStatus.Disabled) => ApiKeyStatus.Disabled,
            var status when status.StartsWith(DisabledByReason, StringComparison.OrdinalIgnoreCase) =>
                ApiKeyStatus.DisabledByService,
            _ => ApiKeyStatus.Unknown,
        };

    private static bool Is(string status, LoginStatus known) =>
        string.Equals(status, known.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A key of which the value is known, and perhaps the id. Otherwise the id is empty: an invented one might delete
    /// another key. Its rights are not known.
    /// </summary>
    private static ApiKey ToUnread(string? id, VeeamRequestedKey requested, string account) =>
        new(id ?? "", requested.Name)
        {
            Expiry = ApiKeyExpiry.Never,
            Account = account,
            Service = VeeamOptions.ServiceName,
            Owner = requested.UserUid?.ToString(),
        };
}
