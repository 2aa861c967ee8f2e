namespace ApiKeys.Client.Rotation.Probes;

/// <summary>Makes the probe that a configuration names.</summary>
internal static class ProbeFactory
{
    public static IRotationProbe Of(RotationProbeOptions options) =>
        options.Command is null ? new UrlProbe(options) : new CommandProbe(options);
}
