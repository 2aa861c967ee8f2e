namespace ApiKeys.Client.Aimms;

/// <summary>The credential that an account's options hold, or the file that they name.</summary>
internal sealed class AimmsCredentialSource(AimmsOptions options, string account) : CredentialSource
{
    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        new(new Credential(new ApiKeyValue(options.ApiKey ?? SecretFile.Read(options.ApiKeyFile!, account, nameof(AimmsOptions.ApiKeyFile)))));
}
