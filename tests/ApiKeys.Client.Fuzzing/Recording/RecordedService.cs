using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Fuzzing.Recording;

/// <summary>A service whose responses are recorded.</summary>
/// <param name="Name">Its name, which is also that of the folder in the corpus.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Variants">The variants of its emulator.</param>
/// <param name="Authenticator">An address, and the credential to authenticate with there.</param>
internal sealed record RecordedService(
    string Name,
    IReadOnlyDictionary<string, Call> Calls,
    Func<ApiKeyEmulator, object> Variants,
    Func<ApiKeyEmulator, (Uri Address, string Id, string Secret)> Authenticator
)
{
    public static IReadOnlyList<RecordedService> All { get; } =
    [
        new(
            "Aimms",
            AimmsCalls.All,
            static emulator => emulator.Aimms.Variants,
            static emulator => (emulator.Aimms.BaseAddress, "", emulator.Aimms.AdministratorKey)
        ),
        new(
            "Maximo",
            MaximoCalls.All,
            static emulator => emulator.Maximo.Variants,
            static emulator =>
                (emulator.Maximo.BaseAddress, emulator.Maximo.AdministratorKeyId, emulator.Maximo.AdministratorKeyToken)
        ),
        new(
            "Veeam",
            VeeamCalls.All,
            static emulator => emulator.Veeam.Variants,
            static emulator =>
                (
                    emulator.Veeam.BaseAddress,
                    emulator.Veeam.Administrator.UserName,
                    emulator.Veeam.AdministratorPassword
                )
        ),
    ];

    public Place PlaceAt(ApiKeyEmulator emulator, HttpMessageHandler handler, bool isAuthenticated = true)
    {
        (Uri address, string id, string secret) = Authenticator(emulator);
        return new(address, id, isAuthenticated ? secret : Place.Canary, handler, new InstantClock(Place.Now));
    }
}
