using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>The making of a new value: intent before effect, and another name for each try.</summary>
internal static class Issuing
{
    public static Move.Commit Begin(RotationState state, Rules rules, DateTimeOffset now)
    {
        bool isRefresh = rules.IsRefreshedInPlace && state.Current is not null;
        int number = state.Attempts + 1;
        string name = isRefresh ? state.Current!.Name : KeyStamp.Name(rules, state.Mark, number, now);
        Attempt attempt = new(number, name, RequestId(state.Mark, number), now);
        RotationState next = state with
        {
            Phase = RotationPhase.Issuing,
            PhaseSince = now,
            Attempts = number,
            Attempt = attempt,
            Pending = null,
            RecheckAt = null,
        };
        return new(
            next,
            new Happening("issuing", name, Actor: state.Wish?.Actor ?? "schedule"),
            isRefresh ? new Effect.Refresh(attempt, state.Current!) : new Effect.Create(attempt)
        );
    }

    /// <summary>
    /// The request may have left, and whoever sent it is gone or frozen. Where the service knows a retry, the same
    /// request is sent; a refresh is done again,
    /// because the old value may have ended; otherwise the name is revoked, and the next try has another.
    /// </summary>
    public static Move Resume(RotationState state, Rules rules, DateTimeOffset now) =>
        rules.IsRefreshedInPlace && state.Current is not null ? Begin(state, rules, now)
        : now < state.Attempt!.SentAt + rules.ReplayWindow && now >= state.Attempt.SentAt
            ? new Move.Perform(new Effect.Create(state.Attempt))
        : new Move.Commit(
            Abandon(state, now),
            new Happening(
                "lost",
                state.Attempt.Name,
                Reason: "The process that sent the request is gone; what comes of it is deleted."
            )
        );

    public static RotationState Abandon(RotationState state, DateTimeOffset now) =>
        state with
        {
            Phase = RotationPhase.Steady,
            PhaseSince = now,
            SurveyedAt = null,
            Attempt = null,
            Revoked = [.. state.Revoked, new RevokedKey(state.Attempt!.Name, null, now)],
        };

    /// <summary>It follows from the attempt, so that every process sends the same.</summary>
    private static Guid RequestId(string mark, int number) =>
        new(
            SHA256
                .HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{mark}-{number}")))
                .AsSpan(0, 16)
        );
}
