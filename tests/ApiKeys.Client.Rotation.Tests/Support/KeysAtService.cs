using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Rotation.Tests.Support;

/// <summary>The keys of the policy "nightly" at one service of an emulator.</summary>
internal sealed class KeysAtService(ApiKeyEmulator emulator, string service)
{
    /// <summary>Whether a call with the key would be accepted now.</summary>
    public bool Accepts(RotatedKey key)
    {
        string value = key.Value.Reveal();
        DateTimeOffset now = emulator.Clock.GetUtcNow();
        return service switch
        {
            "Aimms" => emulator.Aimms.Keys.Any(each => each.Matches(value) && each.ExpiresAt > now),
            "Maximo" => emulator.Maximo.Keys.Any(each => each.Id == key.Id && each.Active && each.Matches(value)),
            _ => emulator.Veeam.Logins.Any(each => each.Status == VeeamEmulatedLogin.Enabled && each.Matches(value)),
        };
    }

    public string[] Own() => [.. Names().Where(static name => name.StartsWith("nightly", StringComparison.Ordinal))];

    private IEnumerable<string> Names() =>
        service switch
        {
            "Aimms" => emulator.Aimms.Keys.Select(static key => key.Name),
            "Maximo" => emulator.Maximo.Keys.Select(static key => key.Description ?? ""),
            _ => emulator.Veeam.Logins.Select(static key => key.Description ?? ""),
        };
}
