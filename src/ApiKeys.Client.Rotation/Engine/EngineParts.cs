using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>What the runs of an engine have in common.</summary>
internal sealed record EngineParts(
    ValueProtector Values,
    IConsumerRegister? Consumers,
    RotationJournal Journal,
    RotationEngineOptions Options,
    TimeProvider Clock
)
{
    /// <summary>Each engine is another holder, also in one process.</summary>
    private readonly string _holder = $"{Guid.NewGuid():N}";

    public PolicyRecord RecordOf(PolicyContext context, IRotationStore store) => new(store, context, Journal, Clock);

    public PolicyRun RunOf(PolicyContext context, IRotationStore store) =>
        new(
            RecordOf(context, store),
            context,
            new EffectRunner(context, Values, Consumers, Journal, Clock),
            new LeaseHolder(store, context.Policy.Name, _holder, Options.Lease),
            Clock
        );
}
