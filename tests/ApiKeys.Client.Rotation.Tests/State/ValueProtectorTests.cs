using ApiKeys.Client.Rotation.State;
using Microsoft.AspNetCore.DataProtection;

namespace ApiKeys.Client.Rotation.Tests.State;

public sealed class ValueProtectorTests
{
    private readonly ValueProtector _values = new(new EphemeralDataProtectionProvider());

    [Fact]
    public void A_value_is_read_for_its_own_key() =>
        Assert.Equal("secret", _values.Open("nightly", Sealed(number: 3)).Reveal());

    [Fact]
    public void A_value_in_the_place_of_another_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => _values.Open("weekly", Sealed(number: 3)));
        Assert.Throws<InvalidDataException>(() => _values.Open("nightly", Sealed(number: 3) with { Number = 4 }));
    }

    private HeldKey Sealed(int number) =>
        new(
            number,
            "id",
            "name",
            _values.Seal("nightly", number, new SecretValue("secret")),
            null,
            DateTimeOffset.UnixEpoch,
            null
        );
}
