using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.Policies;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Machine;

/// <summary>What follows from the keys that are at the service.</summary>
public sealed class SurveyTests
{
    private static readonly DateTimeOffset _now = new(2027, 3, 10, 0, 0, 0, TimeSpan.Zero);

    private static readonly Rules _rules = new()
    {
        Policy = "nightly",
        KeyName = "nightly",
        NamesAreIds = true,
        CanDisable = false,
        Every = TimeSpan.FromDays(3),
    };

    [Fact]
    public void A_revoked_key_that_turns_up_late_is_deleted_at_once_and_does_not_count_as_live()
    {
        RotationState state = new()
        {
            Policy = "nightly",
            Mark = "00000000",
            Attempts = 1,
            Revoked = [new RevokedKey("nightly-r00000000-1", null, _now - TimeSpan.FromDays(4), _now)],
        };

        RotationState next = Survey.Of(state, [new SeenKey("id", "nightly-r00000000-1", true)], _rules, _now).Next;

        Move.Perform move = Assert.IsType<Move.Perform>(RotationMachine.Next(next, _rules, _now));
        Assert.Equal(next.Revoked, Assert.IsType<Effect.Sweep>(move.Effect).Revoked);
        Assert.Null(next.SurveyedAt);
    }
}
