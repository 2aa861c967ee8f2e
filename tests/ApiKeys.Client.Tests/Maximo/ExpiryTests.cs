using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>When a token expires, where it can be known. Unknown is said, not guessed.</summary>
public sealed class ExpiryTests
{
    [Promise(9)]
    [Theory]
    [InlineData("P1W")]
    [InlineData("P1M")]
    [InlineData("P90D")]
    [InlineData("PT12H")]
    public async Task Just_issued_listed_and_refreshed_the_token_ends_when_the_service_ends_it(string interval)
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        DateTimeOffset end = MaximoRefreshInterval.Parse(interval).EndOf(The.Now)!.Value;

        MaximoApiKey issued = (MaximoApiKey)(await maximo.IssueAsync(interval: interval)).Key;
        MaximoApiKey listed = await FindAsync(maximo, issued.Id);
        clock.Advance(TimeSpan.FromHours(1));
        MaximoApiKey refreshed = (MaximoApiKey)(await maximo.Keys.RefreshAsync(issued.Id, The.Token)).Key;

        Assert.Equal(maximo.Held(issued.Id).TokenExpiresAt, refreshed.Expiry.Instant);
        Assert.All(
            [issued, listed],
            key =>
                Assert.Equal(
                    (end, end, true, interval),
                    (key.Expiry.Instant, key.Expiry.Earliest, key.Expiry.IsKnown, key.Expiry.Text)
                )
        );
    }

    [Fact]
    public async Task After_a_change_or_a_refresh_nobody_can_tell_from_a_list_and_the_earliest_instant_is_told()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        MaximoApiKey issued = (MaximoApiKey)(await maximo.IssueAsync(interval: "P1W")).Key;
        clock.Advance(TimeSpan.FromDays(2));
        await maximo.Keys.RefreshAsync(issued.Id, The.Token);

        MaximoApiKey listed = await FindAsync(maximo, issued.Id);

        Assert.Equal(
            (null, false, "P1W", issued.Expiry.Instant),
            (listed.Expiry.Instant, listed.Expiry.IsKnown, listed.Expiry.Text, listed.Expiry.Earliest)
        );
        Assert.True(maximo.Held(issued.Id).TokenExpiresAt > listed.Expiry.Earliest);
    }

    [Fact]
    public async Task A_token_without_an_end_is_known_to_have_none()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        MaximoApiKey issued = (MaximoApiKey)(await maximo.IssueAsync(interval: "NEVER")).Key;
        await maximo.Keys.DisableAsync(issued.Id, The.Token);

        MaximoApiKey changed = await FindAsync(maximo, issued.Id);

        Assert.All(
            [issued, changed],
            key =>
                Assert.Equal(
                    (null, null, true, "NEVER"),
                    (key.Expiry.Instant, key.Expiry.Earliest, key.Expiry.IsKnown, key.Expiry.Text)
                )
        );
        Assert.False(changed.IsExpiredAt(DateTimeOffset.MaxValue));
    }

    /// <summary>
    /// Version, when it was added and updated, interval; then whether the end is known, and whether there is an
    /// earliest.
    /// </summary>
    [Theory]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "P30D", true, true)]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-10-31T23:59:59Z", "P30D", true, true)]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-11-01T00:00:59Z", "P30D", true, true)]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-11-01T00:02:00Z", "P30D", false, true)]
    [InlineData(1, "2026-11-01T00:00:00Z", null, "P30D", true, true)]
    [InlineData(1, null, null, "P30D", false, false)]
    [InlineData(1, "yesterday", null, "P30D", false, false)]
    [InlineData(2, "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "P30D", false, true)]
    [InlineData(null, "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "P30D", true, true)]
    [InlineData(null, "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "P30D", false, true)]
    [InlineData(null, "2026-11-01T00:00:00Z", null, "P30D", false, true)]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", "30 days", false, false)]
    [InlineData(1, "2026-11-01T00:00:00Z", "2026-11-01T00:00:00Z", null, false, false)]
    public async Task Only_what_was_never_changed_since_it_was_created_ends_at_a_known_instant(
        int? version,
        string? added,
        string? updated,
        string? interval,
        bool isKnown,
        bool hasEarliest
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    JsonSerializer.Serialize(
                        new
                        {
                            id = "k",
                            version,
                            status = new { tokenRefreshInterval = interval },
                            added = new { timestamp = added },
                            updated = new { timestamp = updated },
                        }
                    )
                )
                .Path("/v1/apikeys/k")
        );

        MaximoApiKey key = await FindAsync(maximo, "k");

        DateTimeOffset end = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((isKnown ? end : null, isKnown), (key.Expiry.Instant, key.Expiry.IsKnown));
        Assert.Equal(hasEarliest ? end : null, key.Expiry.Earliest);
        Assert.Equal((interval, interval is null or "30 days"), (key.Expiry.Text, key.TokenRefreshInterval is null));
    }

    [Theory]
    [InlineData(-3, -3)]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    public async Task Of_the_service_s_stamp_and_our_clock_the_earlier_counts(
        int serviceAheadByMinutes,
        int startsAtMinute
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        MaximoApiKeyManager keys = new(
            new MaximoOptions
            {
                BaseAddress = maximo.Service.BaseAddress,
                ApiKeyId = maximo.Service.AdministratorKeyId,
                ApiKeyToken = maximo.Service.AdministratorKeyToken,
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = new ManualClock(The.Now) }
        );
        maximo.Emulator.Faults.Add(
            Fault
                .RespondAfterCommit(
                    201,
                    JsonSerializer.Serialize(
                        new
                        {
                            id = "k",
                            token = "t",
                            added = new { timestamp = The.Now.AddMinutes(serviceAheadByMinutes) },
                        }
                    )
                )
                .On("POST")
        );

        IssuedApiKey issued = await keys.CreateAsync(
            "ci",
            MaximoPermissions.UserAdmin,
            MaximoRefreshInterval.Days(1),
            The.Token
        );

        Assert.Equal(The.Now.AddMinutes(startsAtMinute).AddDays(1), issued.Key.Expiry.Instant);
    }

    private static async Task<MaximoApiKey> FindAsync(MaximoFixture maximo, string id) =>
        Assert.IsType<MaximoApiKey>(await maximo.Keys.FindAsync(id, The.Token));
}
