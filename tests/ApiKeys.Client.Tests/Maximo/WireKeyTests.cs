using ApiKeys.Client.Maximo;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// How a response about a key compares with the request: a missing member is no difference, and another value is
/// reported.
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
    public void Reported_members_take_precedence_over_requested_ones()
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
    public void Members_that_are_not_reported_are_taken_from_the_request()
    {
        MaximoWireKey key = new MaximoWireKey("a-1").With(_asked);

        Assert.Equal(("nightly", true, "P30D"), (key.Description, key.Status!.Active, key.Status.TokenRefreshInterval));
        Assert.Same(_asked.Permissions, key.Permissions);
        Assert.Null(MaximoDifference.Find(new MaximoWireKey("a-1"), _asked));
    }

    [Fact]
    public void A_salvaged_value_is_reported_with_its_id_or_how_to_find_it()
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
    public void A_difference_in_status_is_reported()
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
    public void Of_several_differences_the_first_is_reported() =>
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
    public void Permissions_that_are_not_reported_are_taken_from_the_request()
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
    public void A_response_about_another_key_is_refused()
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
    public async Task A_blank_value_is_refused()
    {
        WireFormatException error = await Assert.ThrowsAsync<WireFormatException>(() =>
            MaximoWireKey.OfAsync(Task.FromResult(new Wire.IssuedApiKey { Id = "a-1", Token = " " }))
        );

        Assert.Equal(("The member 'token' of the response is blank.", "a-1"), (error.Message, error.KeyId));
    }

    [Fact]
    public void A_key_updated_within_a_minute_of_its_creation_counts_as_unchanged()
    {
        Assert.Equal("", MaximoMapping.ToKey(new("a-1"), "eam").Name);
        Assert.Equal(Day(2), MaximoMapping.ToKey(Stamped("2026-11-21T10:01:00Z"), "eam").Expiry.Instant);
        Assert.Null(MaximoMapping.ToKey(Stamped("2026-11-21T10:01:01Z"), "eam").Expiry.Instant);
    }

    [Fact]
    public void The_time_a_token_was_issued_takes_precedence_over_the_key_s()
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

    /// <summary>10:00 on a day, counted from the one on which the key was created.</summary>
    private static DateTimeOffset Day(int number) =>
        new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddDays(number);
}
