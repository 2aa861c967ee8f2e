using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Maximo;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// What a response says about a key beside what was asked for: what it leaves out is no difference, what is other is
/// told.
/// </summary>
public sealed class WireKeyTests
{
    private static readonly Wire.NewApiKey _asked = new()
    {
        Description = "nightly",
        Status = new() { Active = true, TokenRefreshInterval = "P30D" },
        Permissions = new()
        {
            SystemAdmin = false,
            UserAdmin = true,
            ApikeyAdmin = false,
        },
    };

    [Fact]
    public void What_is_told_goes_before_what_was_asked_for()
    {
        MaximoWireKey reported = new("a-1")
        {
            Description = "other",
            Status = new() { Active = false, TokenRefreshInterval = "P1D" },
            Permissions = new() { SystemAdmin = true },
        };

        MaximoWireKey key = reported.With(_asked);

        Assert.Equal(
            ("other", false, "P1D", true),
            (key.Description, key.Status!.Active, key.Status.TokenRefreshInterval, key.Permissions!.SystemAdmin)
        );
    }

    [Fact]
    public void What_is_not_told_is_as_asked_for()
    {
        MaximoWireKey key = new MaximoWireKey("a-1").With(_asked);

        Assert.Equal(("nightly", true, "P30D"), (key.Description, key.Status!.Active, key.Status.TokenRefreshInterval));
        Assert.Same(_asked.Permissions, key.Permissions);
        Assert.Null(MaximoDifference.Find(new MaximoWireKey("a-1"), _asked));
    }

    [Fact]
    public void A_value_that_is_all_that_was_read_is_told_with_its_id_or_the_way_to_find_it()
    {
        Assert.Equal(
            "only the value and the id could be read from the response",
            MaximoDifference.Find(new("a-1") { IsSalvaged = true }, _asked)
        );
        Assert.Equal(
            "only the value could be read from the response, so look for the key in the list",
            MaximoDifference.Find(new("") { IsSalvaged = true }, _asked)
        );
        Assert.Equal(
            "the response does not contain its id, so look for the key in the list",
            MaximoDifference.Find(new(" "), _asked)
        );
    }

    [Fact]
    public void Whether_a_key_works_is_told_as_it_is()
    {
        Assert.Equal(
            "it is disabled and should not be",
            MaximoDifference.Find(new("a-1") { Status = new() { Active = false } }, _asked)
        );
        Assert.Equal(
            "it is enabled and should not be",
            MaximoDifference.Find(
                new("a-1") { Status = new() { Active = true } },
                new()
                {
                    Status = new() { Active = false, TokenRefreshInterval = "P1D" },
                    Permissions = new(),
                }
            )
        );
    }

    [Fact]
    public void Of_several_differences_the_first_is_told() =>
        Assert.Equal(
            "its token works for 'P1D' instead of P30D",
            MaximoDifference.Find(
                new("a-1")
                {
                    Status = new() { TokenRefreshInterval = "P1D" },
                    Permissions = new() { SystemAdmin = true },
                },
                _asked
            )
        );

    [Fact]
    public void A_permission_that_is_not_told_is_as_asked_for_and_one_that_is_counts()
    {
        Wire.NewApiKey all = new()
        {
            Status = new() { TokenRefreshInterval = "P1D" },
            Permissions = new()
            {
                SystemAdmin = true,
                UserAdmin = true,
                ApikeyAdmin = true,
            },
        };

        Assert.Null(Permissions(new(), all));
        Assert.Equal(
            "it carries the permissions userAdmin, apikeyAdmin instead of systemAdmin, userAdmin, apikeyAdmin",
            Permissions(new() { SystemAdmin = false }, all)
        );
        Assert.Equal(
            "it carries the permissions systemAdmin, apikeyAdmin instead of systemAdmin, userAdmin, apikeyAdmin",
            Permissions(new() { UserAdmin = false }, all)
        );
        Assert.Equal(
            "it carries the permissions systemAdmin, userAdmin instead of systemAdmin, userAdmin, apikeyAdmin",
            Permissions(new() { ApikeyAdmin = false }, all)
        );
        Assert.Equal(
            "it carries the permissions userAdmin, apikeyAdmin instead of userAdmin",
            Permissions(new() { ApikeyAdmin = true }, _asked)
        );
    }

    [Fact]
    public void Another_key_in_the_place_of_the_one_that_was_asked_for_is_refused()
    {
        Assert.Equal("a-1", MaximoWireKey.Of(new Wire.ApiKey { Id = "a-1" }, "a-1").Id);
        Assert.Equal(
            "The response is about another key.",
            Assert.Throws<WireFormatException>(() => MaximoWireKey.Of(new Wire.ApiKey { Id = "a-2" }, "a-1")).Message
        );
        Assert.Equal(
            "The member 'id' of the response is blank.",
            Assert.Throws<WireFormatException>(() => MaximoWireKey.Of(new Wire.ApiKey { Id = " " })).Message
        );
    }

    [Fact]
    public async Task A_value_that_is_blank_is_none()
    {
        WireFormatException fault = await Assert.ThrowsAsync<WireFormatException>(() =>
            MaximoWireKey.OfAsync(Task.FromResult(new Wire.IssuedApiKey { Id = "a-1", Token = " " }))
        );

        Assert.Equal(("The member 'token' of the response is blank.", "a-1"), (fault.Message, fault.KeyId));
    }

    [Fact]
    public void A_key_without_a_name_has_none_and_one_that_was_stamped_twice_within_a_minute_is_unchanged()
    {
        Assert.Equal("", MaximoMapping.ToKey(new("a-1"), "eam").Name);
        Assert.Equal(Day(2), MaximoMapping.ToKey(Stamped("2026-11-21T10:01:00Z"), "eam").Expiry.Instant);
        Assert.Null(MaximoMapping.ToKey(Stamped("2026-11-21T10:01:01Z"), "eam").Expiry.Instant);
    }

    [Fact]
    public void When_a_token_was_issued_goes_before_when_its_key_was()
    {
        MaximoApiKey key = MaximoMapping.ToKey(Stamped("2026-11-21T10:00:00Z"), "eam", Day(5));

        Assert.Equal((Day(6), Day(6)), (key.Expiry.Instant, key.Expiry.Earliest));
    }

    private static string? Permissions(Wire.KeyPermissions reported, Wire.NewApiKey asked) =>
        MaximoDifference.Find(new("a-1") { Permissions = reported }, asked);

    private static MaximoWireKey Stamped(string updated) =>
        new("a-1")
        {
            Status = new() { TokenRefreshInterval = "P1D" },
            Added = new() { Timestamp = new WireDate("2026-11-21T10:00:00Z") },
            Updated = new() { Timestamp = new WireDate(updated) },
        };

    /// <summary>Ten in the morning of a day, counted from the one on which the key was made.</summary>
    private static DateTimeOffset Day(int number) =>
        new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddDays(number);
}
