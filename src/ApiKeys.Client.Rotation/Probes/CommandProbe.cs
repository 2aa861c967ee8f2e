namespace ApiKeys.Client.Rotation.Probes;

/// <summary>Has a program try a value, which it reads from its standard input.</summary>
internal sealed class CommandProbe(RotationProbeOptions options) : IRotationProbe
{
    public async Task<string?> TryAsync(RotatedKey candidate, CancellationToken cancellationToken)
    {
        int code = await ValueProgram
            .RunAsync(options.Command!, options.Arguments, candidate.Value, cancellationToken)
            .ConfigureAwait(false);
        return code == 0 ? null : $"The probe {options.Command} ended with {code}.";
    }
}
