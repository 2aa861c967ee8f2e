using ApiKeys.Client.Authentication;

namespace ApiKeys.Client.Veeam;

/// <summary>The credential that the options have now: an API key, or a user's name and password.</summary>
internal sealed class VeeamCredentials(string account, Func<VeeamOptions> options) : CredentialSource
{
    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        Of(options()).GetAsync(cancellationToken);

    private OptionsCredentialSource Of(VeeamOptions now) =>
        now.UserName is { } user
            ? new(account, nameof(now.Password), user, now.Password, now.PasswordFile, isEncoded: true)
            : new(account, nameof(now.ApiKey), null, now.ApiKey, now.ApiKeyFile);
}
