using ApiKeys.Cli.Commands;

namespace ApiKeys.Cli.Tests.Commands;

public sealed class InTurnTests
{
    [Fact]
    public void Items_are_passed_on_in_their_order_and_as_soon_as_those_before_are_there()
    {
        List<string> taken = [];
        InTurn<string> turns = new(taken.Add);

        turns.Add(2, "c");
        Assert.Empty(taken);
        turns.Add(0, "a");
        Assert.Equal(["a"], taken);
        turns.Add(1, "b");
        Assert.Equal(["a", "b", "c"], taken);
    }
}
