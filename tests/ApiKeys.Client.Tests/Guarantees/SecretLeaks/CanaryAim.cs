using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>The requests of an operation that a fault hits, as ordered from the emulator.</summary>
internal delegate IEnumerable<Fault> CanaryAim(CanaryWay way, Fault fault);

internal static class CanaryAims
{
    /// <summary>The first request: the sign-in, if there is one.</summary>
    public static IEnumerable<Fault> Any(CanaryWay way, Fault fault) => [fault];

    /// <summary>The requests other than a sign-in.</summary>
    public static IEnumerable<Fault> Own(CanaryWay way, Fault fault) => way.OwnPaths.Select(fault.Path);

    /// <summary>Only the create.</summary>
    public static IEnumerable<Fault> Create(CanaryWay way, Fault fault) => [fault.On("POST").Path(way.KeysPath)];

    /// <summary>All requests that recover a lost create and replace its key.</summary>
    public static IEnumerable<Fault> OfRecovery(CanaryWay way, Fault fault) =>
        [
            Fault.DropAfterCommit().On("POST").Path(way.KeysPath).Times(way.CreateAttempts),
            fault.On("GET").Path(way.KeysPath).Skip(1),
            fault.On("GET").Path("/asyncActions/"),
            fault.On("POST").Path("/apikeys/"),
            fault.On("DELETE"),
        ];
}
