using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// At Maximo a stamp after the name identifies the key of a lost create, and a refresh gives the key a new value.
/// </summary>
public sealed class MaximoStampTests
{
    [Fact]
    public async Task The_name_is_sent_with_a_new_stamp_for_each_create()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Maximo");

        IssuedApiKey first = await bed.CreateAsync("user sync");
        IssuedApiKey second = await bed.CreateAsync("other");

        Assert.Matches(@"\Auser sync \[k-[0-9a-f]{10}\]\z", first.Key.Name);
        Assert.Matches(@"\Aother \[k-[0-9a-f]{10}\]\z", second.Key.Name);
        Assert.NotEqual(first.Key.Name[^11..], second.Key.Name[^11..]);
    }

    [Theory]
    [InlineData("ci")]
    [InlineData("ci [k-0123456789]")]
    public async Task A_name_is_taken_with_or_without_a_stamp(string there)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Maximo");
        await bed.AnotherManager().CreateAsync(bed.Request(there), The.Token);

        await Assert.ThrowsAsync<ApiKeyConflictException>(() => bed.CreateAsync());
    }

    [Fact]
    public async Task A_stamp_that_the_caller_wrote_is_part_of_the_name()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Maximo");
        await bed.AnotherManager().CreateAsync(bed.Request("ci [k-0123456789]"), The.Token);

        IssuedApiKey issued = await bed.CreateAsync("ci [k-aaaaaaaaaa]");
        await Assert.ThrowsAsync<ApiKeyConflictException>(() => bed.CreateAsync("ci [k-0123456789]"));

        Assert.StartsWith("ci [k-aaaaaaaaaa] [k-", issued.Key.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_create_is_refreshed_and_not_retried()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Maximo");
        bed.Lose(Fault.DropAfterCommit());

        MaximoApiKey key = (MaximoApiKey)(await bed.CreateAsync()).Key;

        Assert.Equal(1, bed.Creates);
        Assert.Equal(
            (2, MaximoPermissions.UserAdmin, "P90D"),
            (key.Version, key.KnownScopes, key.TokenRefreshInterval?.ToString())
        );
        Assert.Equal(
            bed.Emulator.Maximo.Keys.Single(held => held.Id == key.Id).TokenExpiresAt!.Value,
            key.Expiry.Instant!.Value,
            TimeSpan.FromMinutes(1)
        );
    }

    [Fact]
    public async Task A_sparse_refresh_response_keeps_what_the_list_reported()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Maximo");
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.RespondAfterCommit(200, """{"token":"v1"}""").On("POST").Path("/token"));

        IssuedApiKey issued = await bed.CreateAsync();

        MaximoApiKey key = (MaximoApiKey)issued.Key;
        Assert.Equal(
            ("v1", MaximoPermissions.UserAdmin, true),
            (issued.Value.Reveal(), key.KnownScopes, key.Expiry.IsKnown)
        );
        Assert.Equal(Assert.Single(bed.Held("ci")).Name, key.Name);
        Assert.Null(key.Version);
    }

    [Fact]
    public async Task A_found_key_that_differs_from_the_request_is_a_mismatch()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Maximo");
        bed.Emulator.Maximo.Variants.CreateDropsPermissions = true;
        bed.Lose(Fault.DropAfterCommit());
        MaximoApiKeyRequest request = new(
            "ci",
            MaximoPermissions.UserAdmin | MaximoPermissions.SystemAdmin,
            MaximoRefreshInterval.Days(3)
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            bed.Keys.CreateAsync(request, The.Token)
        );

        Assert.True(Assert.Single(bed.Held("ci")).Matches(error.Issued!.Value.Reveal()));
    }

    [Fact]
    public async Task A_found_key_that_is_deleted_before_its_refresh_is_created_again()
    {
        RecoveryFixture bed = null!;
        await using RecoveryFixture started = bed = await RecoveryFixture.StartAsync(
            "Maximo",
            services: services =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() =>
                        new Interlude(
                            "/token",
                            _ => bed.AnotherManager().DeleteAsync(bed.Held("ci").Single().Id, The.Token)
                        )
                    )
                )
        );
        bed.Lose(Fault.DropAfterCommit());

        bed.AssertSole(await bed.CreateAsync());

        Assert.Equal(2, bed.Creates);
    }
}
