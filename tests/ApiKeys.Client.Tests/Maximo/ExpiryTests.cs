using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>When a token expires, if that can be known. Otherwise the expiry is unknown and not guessed.</summary>
public sealed class ExpiryTests
{
    [Promise(9)]
    [Theory]
    [InlineData("P1W")]
    [InlineData("P1M")]
    [InlineData("P90D")]
    [InlineData("PT12H")]
    public async Task The_expiry_of_a_created_listed_or_refreshed_key_is_the_service_s(string interval)
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        DateTimeOffset end = MaximoRefreshInterval.Parse(interval).EndOf(The.Now)!.Value;

        MaximoApiKey issued = (MaximoApiKey)(await maximo.CreateKeyAsync(interval: interval)).Key;
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
    public async Task After_a_change_a_listed_key_has_an_unknown_expiry_and_its_earliest_instant()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        MaximoApiKey issued = (MaximoApiKey)(await maximo.CreateKeyAsync(interval: "P1W")).Key;
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
    public async Task A_token_without_an_expiry_never_expires()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        MaximoApiKey issued = (MaximoApiKey)(await maximo.CreateKeyAsync(interval: "NEVER")).Key;
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
    /// Version, times of creation and update, interval; then whether the expiry is known, and whether there is an
    /// earliest instant.
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
    public async Task Only_a_key_that_was_never_changed_has_a_known_expiry(
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
    public async Task The_expiry_counts_from_the_earlier_of_service_timestamp_and_local_clock(
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
