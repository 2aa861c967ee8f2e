using System.Diagnostics;
using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.Services;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>Performs effects, and says what came of them. It writes no state.</summary>
internal sealed class EffectRunner(
    PolicyContext context,
    ValueProtector values,
    IConsumerRegister? consumers,
    RotationJournal journal,
    TimeProvider clock
)
{
    /// <summary>How far clocks may be apart. Expiries are days, and a step waits for minutes at least.</summary>
    private static readonly TimeSpan _clockTolerance = TimeSpan.FromMinutes(5);

    public async Task<Observation> RunAsync(RotationState state, Effect effect, CancellationToken cancellationToken)
    {
        using Activity? span = RotationMetrics.Source.StartActivity($"rotation {effect.GetType().Name}");
        span?.SetTag("apikeys.policy", state.Policy).SetTag("apikeys.account", context.Policy.Account);
        try
        {
            return await RunAsync(context.Service(OwnCredential(state)), state, effect, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Observation.Failed failed = FailureText.Of(effect, failure);
            span?.SetStatus(ActivityStatusCode.Error, failed.Kind);
            return failed;
        }
    }

    private async Task<Observation> RunAsync(
        IRotationService service,
        RotationState state,
        Effect effect,
        CancellationToken cancellationToken
    )
    {
        switch (effect)
        {
            case Effect.Survey:
                return new Observation.Surveyed([
                    .. (await service.ListAsync(cancellationToken).ConfigureAwait(false)).Select(Seen),
                ]);
            case Effect.Create create:
                return await CreateAsync(create.Attempt, service.CreateAsync(create.Attempt, cancellationToken))
                    .ConfigureAwait(false);
            case Effect.Refresh refresh:
                return await CreateAsync(refresh.Attempt, service.RefreshAsync(refresh.Key.Id, cancellationToken))
                    .ConfigureAwait(false);
            case Effect.Verify verify:
                return await VerifyAsync(service, state, verify.Key, cancellationToken).ConfigureAwait(false);
            case Effect.Deliver deliver:
                return await DeliverAsync(state, deliver.Key, cancellationToken).ConfigureAwait(false);
            case Effect.Disable disable:
                await service.DisableAsync(disable.Key.Id, cancellationToken).ConfigureAwait(false);
                return new Observation.Done();
            case Effect.Enable enable:
                await service.EnableAsync(enable.Key.Id, cancellationToken).ConfigureAwait(false);
                return new Observation.Done();
            default:
                return await SweepAsync(service, ((Effect.Sweep)effect).Revoked, cancellationToken)
                    .ConfigureAwait(false);
        }
    }

    /// <summary>The value is sealed here, so that nothing beyond holds it.</summary>
    private async Task<Observation> CreateAsync(Attempt attempt, Task<IssuedApiKey> creation)
    {
        DateTimeOffset begun = clock.GetUtcNow();
        IssuedApiKey issued = await creation.ConfigureAwait(false);
        ApiKey key = issued.Key;
        return new Observation.Created(
            new HeldKey(
                attempt.Number,
                key.Id,
                key.Name,
                values.Seal(context.Policy.Name, attempt.Number, issued.Value),
                issued.Value.Fingerprint,
                begun,
                key.Expiry.Instant ?? key.Expiry.Earliest
            )
        );
    }

    private async Task<Observation> VerifyAsync(
        IRotationService service,
        RotationState state,
        HeldKey key,
        CancellationToken cancellationToken
    )
    {
        RotatedKey candidate = values.Opened(state, key);
        Answer answer = await service.AskAsync(CredentialOf(candidate), cancellationToken).ConfigureAwait(false);
        if (answer.ClockDifference is { } difference && difference.Duration() > _clockTolerance)
        {
            journal.ClocksDiffer(state.Policy, difference);
        }

        string? refusal = answer.Refusal;
        foreach (IRotationProbe probe in state.Phase == RotationPhase.Issued ? context.Probes : [])
        {
            refusal ??= await probe.TryAsync(candidate, cancellationToken).ConfigureAwait(false);
        }

        int seen =
            consumers is null || key.Fingerprint is null || context.Rules.RequireConsumers == 0
                ? 0
                : await consumers.CountAsync(state.Policy, key.Fingerprint, cancellationToken).ConfigureAwait(false);
        return new Observation.Verified(refusal is null, refusal, seen);
    }

    private async Task<Observation> DeliverAsync(RotationState state, HeldKey key, CancellationToken cancellationToken)
    {
        RotatedKey current = values.Opened(state, key);
        foreach (ISecretSink sink in context.Sinks)
        {
            await sink.PublishAsync(current, cancellationToken).ConfigureAwait(false);
        }

        return new Observation.Done();
    }

    private static async Task<Observation> SweepAsync(
        IRotationService service,
        IReadOnlyList<RevokedKey> revoked,
        CancellationToken cancellationToken
    )
    {
        foreach (ApiKey key in await service.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (revoked.Any(each => each.Is(key.Id, key.Name)))
            {
                await service.DeleteAsync(key.Id, cancellationToken).ConfigureAwait(false);
            }
        }

        return new Observation.Done();
    }

    /// <summary>
    /// The account's own key works with the value that is current: the old one is revoked with the new one.
    /// </summary>
    private Credential? OwnCredential(RotationState state) =>
        context.Policy.Target == RotationTarget.Credential && state.Current is { Sealed: not null } current
            ? CredentialOf(values.Opened(state, current))
            : null;

    private Credential CredentialOf(RotatedKey key) =>
        context.Policy.Interval is null ? new Credential(key.Value) : new Credential(key.Id, key.Value);

    private static SeenKey Seen(ApiKey key) =>
        new(key.Id, key.Name, key.Status is not (ApiKeyStatus.Disabled or ApiKeyStatus.DisabledByService))
        {
            Scopes = key.Scopes,
            ExpiresAt = key.Expiry.Instant,
        };
}
