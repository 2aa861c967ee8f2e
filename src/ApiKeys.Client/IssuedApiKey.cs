namespace ApiKeys.Client;

/// <summary>
/// A key that was just created or refreshed, together with its value. The value is shown only now: save it first.
/// </summary>
public sealed class IssuedApiKey
{
    /// <summary>Joins a key and its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="value"/> is null.</exception>
    public IssuedApiKey(ApiKey key, SecretValue value)
    {
        Key = key ?? throw new ArgumentNullException(nameof(key));
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Gets the key. Its <see cref="ApiKey.Expiry"/> is the expiry that was sent, rounded down where the service takes
    /// a date only.
    /// </summary>
    public ApiKey Key { get; }

    /// <summary>Gets the secret text, masked until <see cref="SecretValue.Reveal"/> is called.</summary>
    public SecretValue Value { get; }

    /// <summary>Writes the key; the value is masked.</summary>
    /// <returns>The text of <see cref="Key"/> and a mask.</returns>
    public override string ToString() => $"{nameof(IssuedApiKey)} {{ Key = {Key}, Value = {Value} }}";
}
