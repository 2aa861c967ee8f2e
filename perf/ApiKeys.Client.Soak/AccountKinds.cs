using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Soak;

/// <summary>The configuration of each kind of account at an emulator.</summary>
internal static class AccountKinds
{
    /// <summary>Gets the configuration of an account of a kind at an emulator.</summary>
    public static IReadOnlyDictionary<string, string?> Settings(
        this AccountKind kind,
        string account,
        ApiKeyEmulator emulator
    ) =>
        kind switch
        {
            AccountKind.UserManager or AccountKind.ProApi => emulator.Aimms.ToConfiguration(account),
            AccountKind.Maximo => emulator.Maximo.ToConfiguration(account),
            AccountKind.MaximoSuperuser => emulator.Maximo.ToSuperuserConfiguration(account),
            AccountKind.Veeam => emulator.Veeam.ToConfiguration(account),
            _ => emulator.Veeam.ToPasswordConfiguration(
                account,
                emulator.Veeam.AddUser(account, $"password of {account}")
            ),
        };

    public static string Service(this AccountKind kind) =>
        kind switch
        {
            AccountKind.UserManager or AccountKind.ProApi => "Aimms",
            AccountKind.Maximo or AccountKind.MaximoSuperuser => "Maximo",
            _ => "Veeam",
        };
}
