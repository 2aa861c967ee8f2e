namespace ApiKeys.Client;

/// <summary>A key just issued, together with its value. The value is shown this once: save it before anything else.</summary>
public record IssuedApiKey
{
    /// <summary>Joins a key and its value.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="value"/> is null.</exception>
    public IssuedApiKey(ApiKey key, ApiKeyValue value)
    {
        Key = key ?? throw new ArgumentNullException(nameof(key));
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The key. Its <see cref="ApiKey.ExpiresAt"/> is the expiry that was really sent, rounded down where the service takes a date only.</summary>
    public ApiKey Key { get; }

    /// <summary>The secret text, masked until <see cref="ApiKeyValue.Reveal"/> is called.</summary>
    public ApiKeyValue Value { get; }
}
