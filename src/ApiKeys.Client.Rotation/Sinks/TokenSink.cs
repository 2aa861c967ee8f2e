using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Rotation;

/// <summary>Sends on an access token that was obtained with the new key, in place of the key's value.</summary>
internal sealed class TokenSink(ISecretSink sink, ApiKeyManager manager, MaximoRefreshInterval lifetime) : ISecretSink
{
    public async Task PublishAsync(RotatedKey key, CancellationToken cancellationToken)
    {
        MaximoApiKeyManager keys = (MaximoApiKeyManager)manager.WithCredential(new Credential(key.Id, key.Value));
        MaximoToken token = await keys.AuthenticateAsync(lifetime, cancellationToken).ConfigureAwait(false);
        await sink.PublishAsync(
                new RotatedKey(key.Policy, key.Id, key.Name, token.Value)
                {
                    Generation = key.Generation,
                    ExpiresAt = token.Expiry.Instant,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
