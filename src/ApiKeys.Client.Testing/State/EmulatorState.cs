using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.State;

/// <summary>The state of an emulator that its file keeps: the users, and the keys as hashes.</summary>
internal sealed record EmulatorState(int Version, AimmsState Aimms, MaximoState Maximo, VeeamState Veeam)
{
    /// <summary>The version that is written, and the only one that is read.</summary>
    public const int Current = 1;

    public static EmulatorState Of(ApiKeyEmulator emulator) =>
        new(Current, emulator.Aimms.State, emulator.Maximo.State, emulator.Veeam.State);
}
