using ApiKeys.Client.Services;

namespace ApiKeys.Client.Tests.Services;

/// <summary>The valid names of a key at a service that does not address keys by name.</summary>
public sealed class KeyNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_blank_name_is_invalid(string name) =>
        Assert.Equal("is blank; give the key a name that a person recognises", KeyName.ErrorIn(name));

    [Fact]
    public void A_name_with_control_characters_or_half_a_surrogate_pair_is_invalid()
    {
        Assert.Equal("has a control character, such as a line break", KeyName.ErrorIn("two\nlines"));
        Assert.Equal("has half a surrogate pair, which is no character", KeyName.ErrorIn("a\ud800"));
        Assert.Null(KeyName.ErrorIn("nightly \U0001f600 50 %"));
    }
}
