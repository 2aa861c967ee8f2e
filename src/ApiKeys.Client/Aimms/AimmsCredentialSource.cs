namespace ApiKeys.Client.Aimms;

/// <summary>The credential that an account's options hold, or the file that they name.</summary>
internal sealed class AimmsCredentialSource(AimmsOptions options, string account) : CredentialSource
{
    public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(new ApiKeyValue(
        options.ApiKey ?? await SecretFile.ReadAsync(options.ApiKeyFile!, account, nameof(AimmsOptions.ApiKeyFile), cancellationToken).ConfigureAwait(false)));
}
