using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>Which requests of an operation a fault hits: what is ordered of the emulator for it.</summary>
internal delegate IEnumerable<Fault> CanaryAim(CanaryWay way, Fault fault);

internal static class CanaryAims
{
    /// <summary>Whatever comes first: the sign-in, where there is one.</summary>
    public static IEnumerable<Fault> Any(CanaryWay way, Fault fault) => [fault];

    /// <summary>Those that are not a sign-in.</summary>
    public static IEnumerable<Fault> Own(CanaryWay way, Fault fault) => way.OwnPaths.Select(fault.Path);

    /// <summary>The create alone.</summary>
    public static IEnumerable<Fault> Create(CanaryWay way, Fault fault) => [fault.On("POST").Path(way.KeysPath)];

    /// <summary>All that is done to find out about a create whose response was lost, and to replace its key.</summary>
    public static IEnumerable<Fault> FindingOut(CanaryWay way, Fault fault) =>
        [
            Fault.DropAfterCommit().On("POST").Path(way.KeysPath).Times(way.CreateAttempts),
            fault.On("GET").Path(way.KeysPath).Skip(1),
            fault.On("GET").Path("/asyncActions/"),
            fault.On("POST").Path("/apikeys/"),
            fault.On("DELETE"),
        ];
}
