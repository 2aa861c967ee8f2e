using System.Globalization;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Soak;

/// <summary>A key that a service actually holds.</summary>
internal sealed record HeldKey(string Service, string Name, string Id, bool IsEnabled, Func<string, bool> Matches)
{
    /// <summary>All keys at all services except the initial ones.</summary>
    public static IReadOnlyList<HeldKey> All(ApiKeyEmulator emulator) =>
        [
            .. emulator
                .Aimms.Keys.Select(key => new HeldKey("Aimms", key.Name, key.Name, true, key.Matches))
                .Where(IsOurs),
            .. emulator
                .Maximo.Keys.Select(key => new HeldKey(
                    "Maximo",
                    StampedName.Without(key.Description ?? ""),
                    key.Id,
                    key.Active,
                    key.Matches
                ))
                .Where(IsOurs),
            .. emulator.Veeam.Logins.Where(login => login.IdentityProviderName == "AK").Select(OfVeeam).Where(IsOurs),
        ];

    private static HeldKey OfVeeam(VeeamEmulatedLogin login) =>
        new(
            "Veeam",
            login.Description ?? "",
            login.Id.ToString(CultureInfo.InvariantCulture),
            login.Status == VeeamEmulatedLogin.Enabled,
            login.Matches
        );

    private static bool IsOurs(HeldKey key) => key.Name != "administrator";
}
