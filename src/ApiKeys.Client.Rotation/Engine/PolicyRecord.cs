using System.Security.Cryptography;
using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>The state of a policy as it was last read or written, and the only way to change it.</summary>
internal sealed class PolicyRecord(
    IRotationStore store,
    PolicyContext context,
    RotationJournal journal,
    TimeProvider clock
)
{
    private const int MarkBytes = 4;

    private long _version;

    public RotationState State { get; private set; } = New(context.Policy.Name);

    /// <summary>When the store says that the policy needs a look.</summary>
    public DateTimeOffset? NextStep { get; private set; }

    public bool Exists => _version > 0;

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(context.Policy.Name, cancellationToken).ConfigureAwait(false) is { } stored)
        {
            (State, _version, NextStep) = (StateJson.Read(stored), stored.Version, stored.NextStep);
        }
    }

    /// <summary>Writes a state if the one here is still the newest. If not, the newest is read.</summary>
    public async Task<bool> TryWriteAsync(Move.Commit commit, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? next = RotationMachine.Wake(commit.Next, context.Rules, now);
        StoredRotation stored = new(State.Policy, _version + 1, StateJson.Write(commit.Next)) { NextStep = next };
        if (
            !await store
                .TryWriteAsync(stored, _version, journal.Event(commit, now), cancellationToken)
                .ConfigureAwait(false)
        )
        {
            journal.LostRace(State.Policy);
            await ReadAsync(cancellationToken).ConfigureAwait(false);
            return false;
        }

        (State, _version, NextStep) = (commit.Next, _version + 1, next);
        journal.Happened(StatusReader.Of(context, this, now), State, commit.What);
        return true;
    }

    private static RotationState New(string policy) =>
        new() { Policy = policy, Mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes)) };
}
