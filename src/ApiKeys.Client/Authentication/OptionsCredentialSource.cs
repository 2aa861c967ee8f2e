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
    private readonly Credential? _known = text is null ? null : Of(id, text);

    public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
        _known is not null ? new(_known) : ReadAsync(cancellationToken);

    private async ValueTask<Credential> ReadAsync(CancellationToken cancellationToken) =>
        Of(
            id,
            await SecretFile
                .ReadAsync(file!, account, field + "File", isEncoded, cancellationToken)
                .ConfigureAwait(false)
        );

    private static Credential Of(string? id, string secret) =>
        id is null ? new Credential(new SecretValue(secret)) : new Credential(id, new SecretValue(secret));
}
