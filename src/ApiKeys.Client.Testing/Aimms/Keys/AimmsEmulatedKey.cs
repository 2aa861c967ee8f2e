using System.Security.Cryptography;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>A key that the emulated service holds. It keeps only a hash of the value.</summary>
public sealed class AimmsEmulatedKey
{
    private readonly byte[] _hash;

    internal AimmsEmulatedKey(AimmsKeyRequest request, string value)
        : this(new AimmsKeyState(request, AimmsKeyValue.Hash(value))) { }

    internal AimmsEmulatedKey(AimmsKeyState state)
    {
        (AimmsKeyRequest request, _hash) = state;
        Name = request.Name;
        Scopes = request.Scopes;
        ExpirationDate = request.ExpirationDate;
        ExpiresAt = request.ExpiresAt;
    }

    /// <summary>Gets the unique name.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the scopes, in the documented spelling whatever <see cref="AimmsVariants.ScopeSpelling"/> is.
    /// </summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Gets the expiry as it was sent.</summary>
    public string ExpirationDate { get; }

    /// <summary>Gets the instant from which the key is refused.</summary>
    public DateTimeOffset ExpiresAt { get; }

    internal AimmsKeyState State => new(new(Name, ExpirationDate, ExpiresAt, Scopes), _hash);

    /// <summary>Whether this is the value of the key.</summary>
    /// <param name="value">The text to compare, in constant time.</param>
    /// <returns><see langword="true"/> if the text is the value.</returns>
    public bool Matches(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Matches(AimmsKeyValue.Hash(value));
    }

    /// <summary>The name and the expiry.</summary>
    /// <returns>For example <c>nightly, 2027-01-31</c>.</returns>
    public override string ToString() => $"{Name}, {ExpirationDate}";

    internal static AimmsEmulatedKey Administrator(string value) =>
        new(
            new(
                AimmsEmulator.AdministratorName,
                "2999-12-31",
                new(2999, 12, 31, 0, 0, 0, TimeSpan.Zero),
                AimmsScopes.Documented
            ),
            value
        );

    internal bool Matches(byte[] hash) => CryptographicOperations.FixedTimeEquals(_hash, hash);
}
