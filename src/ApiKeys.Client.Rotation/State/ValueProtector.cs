using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ApiKeys.Client.Rotation.State;

/// <summary>
/// Protects the values of keys at rest. The purpose has the policy and the number of the attempt, so that the value of
/// one key cannot be put
/// in the place of another.
/// </summary>
internal sealed class ValueProtector(IDataProtectionProvider provider)
{
    private const string Purpose = "ApiKeys.Client.Rotation.v1";

    public string Seal(string policy, int number, SecretValue value) => Of(policy, number).Protect(value.Reveal());

    /// <exception cref="InvalidDataException">
    /// The value was protected with another key ring, or for another key.
    /// </exception>
    public SecretValue Open(string policy, HeldKey key)
    {
        try
        {
            return new SecretValue(Of(policy, key.Number).Unprotect(key.Sealed!));
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidDataException(
                $"Rotation policy '{policy}': the value of the key '{key.Name}' cannot be read with this key ring. "
                    + "Use the key ring that it was protected with; it belongs to a backup of the store.",
                wrong
            );
        }
    }

    /// <summary>A key of a state with its value.</summary>
    public RotatedKey Opened(RotationState state, HeldKey key) =>
        new(state.Policy, key.Id, key.Name, Open(state.Policy, key))
        {
            Generation = state.Current?.Id == key.Id ? state.Generation : 0,
            ExpiresAt = key.ExpiresAt,
        };

    private IDataProtector Of(string policy, int number) =>
        provider.CreateProtector(Purpose, policy, number.ToString(CultureInfo.InvariantCulture));
}
