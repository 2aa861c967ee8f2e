using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Authentication;

/// <summary>
/// The credential that an account's options hold: a secret as text, or the file that they name, which is read each
/// time.
/// </summary>
internal sealed class OptionsCredentialSource(
    string account,
    string field,
    string? id,
    string? text,
    string? file,
    bool isEncoded = false
) : CredentialSource
{
    public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        SecretValue secret = new(
            text
                ?? await SecretFile
                    .ReadAsync(file!, account, field + "File", isEncoded, cancellationToken)
                    .ConfigureAwait(false)
        );
        return id is null ? new Credential(secret) : new Credential(id, secret);
    }
}
