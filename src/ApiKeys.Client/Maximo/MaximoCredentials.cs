using ApiKeys.Client.Authentication;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The credential that the options have now: a key's id and token, or the superuser's name and password.
/// </summary>
internal sealed class MaximoCredentials(string account, Func<MaximoOptions> options) : CredentialSource
{
    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        Of(options()).GetAsync(cancellationToken);

    private OptionsCredentialSource Of(MaximoOptions now) =>
        now.IsSuperuser
            ? new(account, nameof(now.Password), now.UserName, now.Password, now.PasswordFile, isEncoded: true)
            : new(
                account,
                nameof(now.ApiKeyToken),
                now.ApiKeyId,
                now.ApiKeyToken,
                now.ApiKeyTokenFile,
                isEncoded: true
            );
}
