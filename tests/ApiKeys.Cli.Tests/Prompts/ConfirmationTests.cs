using ApiKeys.Cli.Prompts;

namespace ApiKeys.Cli.Tests.Prompts;

public class ConfirmationTests
{
    [Theory]
    [InlineData("y", true)]
    [InlineData("yes", true)]
    [InlineData(" YES ", true)]
    [InlineData("n", false)]
    [InlineData("No", false)]
    [InlineData("", false)]
    [InlineData("maybe", null)]
    [InlineData("yess", null)]
    public void Yes_and_no_are_read_in_full_and_as_letters(string reply, bool? isYes) =>
        Assert.Equal(isYes, Confirmation.Read(reply));
}
