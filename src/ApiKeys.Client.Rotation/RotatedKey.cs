namespace ApiKeys.Client.Rotation;

/// <summary>A key of a policy with its value.</summary>
public sealed class RotatedKey
{
    /// <summary>Joins a key and its value.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="id">The id by which the service addresses the key. A credential at Maximo needs it.</param>
    /// <param name="name">The name of the key at the service.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public RotatedKey(string policy, string id, string name, SecretValue value)
    {
        Policy = policy ?? throw new ArgumentNullException(nameof(policy));
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Value = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>Gets the name of the policy.</summary>
    public string Policy { get; }

    /// <summary>Gets the id by which the service addresses the key.</summary>
    public string Id { get; }

    /// <summary>Gets the name of the key at the service.</summary>
    public string Name { get; }

    /// <summary>Gets the value, masked until <see cref="SecretValue.Reveal"/> is called.</summary>
    public SecretValue Value { get; }

    /// <summary>Gets how many values of the policy were published, this one included; 0 while it is not.</summary>
    public int Generation { get; init; }

    /// <summary>Gets the earliest instant at which the value can expire; null when it never does.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Writes the key; the value is masked.</summary>
    /// <returns>Policy, generation and name.</returns>
    public override string ToString() =>
        $"{nameof(RotatedKey)} {{ Policy = {Policy}, Generation = {Generation}, Name = {Name}, Value = {Value} }}";
}
