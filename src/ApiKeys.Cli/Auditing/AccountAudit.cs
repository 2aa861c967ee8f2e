using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Auditing;

/// <summary>The check of an account, and its keys.</summary>
internal sealed record AccountAudit(
    AccountCheck Check,
    IReadOnlyList<ApiKey> Keys,
    IReadOnlyList<ApiKeyScope> DocumentedScopes
)
{
    /// <summary>Checks an account, and lists its keys if the check succeeds.</summary>
    public static async Task<AccountAudit> AskAsync(ApiKeyManager account, CancellationToken cancellationToken)
    {
        AccountCheck check = await account.CheckAsync(cancellationToken);
        IReadOnlyList<ApiKey> keys = check.CanListKeys ? await account.GetListAsync(cancellationToken) : [];
        return new AccountAudit(check, keys, account.DocumentedScopes);
    }

    public IEnumerable<Finding> Findings(AccountSettings account, DateTimeOffset now, DateTimeOffset due)
    {
        KeyAudit keys = new(DocumentedScopes, account.AllowedScopes, Check.CredentialKey?.Id, now, due);
        return new[]
        {
            OfCredential(account),
            OfCredentialEnd(account, now, due),
            TokenAudit.Of(account, Check.CredentialKey),
        }
            .OfType<Finding>()
            .Concat(Keys.SelectMany(keys.Of))
            .Concat(NameAudit.Of(Keys));
    }

    private Finding? OfCredential(AccountSettings account) =>
        Check is { CanAuthenticate: true, CanListKeys: true, Problem: null }
            ? null
            : new Finding(
                account.Name,
                account.Service,
                FindingKind.Credential,
                null,
                null,
                Check.Problem ?? $"The account cannot {(Check.CanAuthenticate ? "list keys" : "authenticate")}.",
                [],
                null
            )
            {
                Severity = Severity.Now,
            };

    private Finding? OfCredentialEnd(AccountSettings account, DateTimeOffset now, DateTimeOffset due)
    {
        Cell? end =
            Check.CredentialKey is { } key && Expiry.IsDueBy(key, due) ? Expiry.Of(key, now)
            : Check.CredentialExpiry.Instant is { } instant && instant <= due ? Expiry.At(instant, now)
            : null;
        return end is null
            ? null
            : new Finding(
                account.Name,
                account.Service,
                FindingKind.CredentialExpires,
                Check.CredentialKey?.Id,
                Check.CredentialKey?.Name,
                $"the account's own credential expires: {end.Text}",
                [],
                Check.CredentialExpiry.Instant
            )
            {
                Severity = end.Severity,
            };
    }
}
