namespace ApiKeys.Client.Maximo;

/// <summary>
/// An access token (JWT) that was obtained for a program outside the SDK, such as an identity provider that provisions
/// users over SCIM.
/// </summary>
public sealed class MaximoToken
{
    /// <summary>Describes a token.</summary>
    /// <param name="value">The token.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public MaximoToken(SecretValue value) => Value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Gets the token, masked until <see cref="SecretValue.Reveal"/> is called.</summary>
    public SecretValue Value { get; }

    /// <summary>
    /// Gets the id of the key that the token stands for, as the token itself says; null when it does not say.
    /// </summary>
    public string? Subject { get; init; }

    /// <summary>
    /// Gets when the token stops working, as its claims say: unknown when they do not say, never when the service
    /// granted a token without an end. The service may end it earlier, for example when the key is deleted.
    /// </summary>
    public ApiKeyExpiry Expiry { get; init; }

    /// <summary>Writes subject and expiry; the token is masked.</summary>
    /// <returns>The text, without the token.</returns>
    public override string ToString() =>
        $"{nameof(MaximoToken)} {{ Subject = {Subject}, Expiry = {Expiry}, Value = {Value} }}";
}
