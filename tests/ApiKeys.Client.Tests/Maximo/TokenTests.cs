using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>Access tokens for programs outside the SDK.</summary>
public sealed class TokenTests
{
    [Theory]
    [InlineData("P90D", "2027-02-19T10:00:00Z")]
    [InlineData("p1y", "2027-11-21T10:00:00Z")]
    [InlineData("P100Y", "2126-11-21T10:00:00Z")]
    public async Task A_token_has_the_lifetime_that_was_requested(string lifetime, string end)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));

        MaximoToken token = await maximo.Keys.AuthenticateAsync(MaximoRefreshInterval.Parse(lifetime), The.Token);

        RecordedRequest request = Assert.Single(maximo.SignIns);
        Assert.Equal(lifetime.ToUpperInvariant(), request.Headers["mas-jwt-expiry-duration"]);
        Assert.Equal(maximo.Service.AdministratorKeyId, token.Subject);
        Assert.Equal(ApiKeyExpiry.At(DateTimeOffset.Parse(end, null)), token.Expiry);
        Assert.Contains(token.Value.Reveal(), maximo.Service.Secrets);
        Assert.DoesNotContain(token.Value.Reveal(), token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_without_an_end_is_granted_where_it_is_requested()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));

        MaximoToken token = await maximo.Keys.AuthenticateAsync(MaximoRefreshInterval.Parse("never"), The.Token);

        Assert.Equal("NEVER", Assert.Single(maximo.SignIns).Headers["mas-jwt-expiry-duration"]);
        Assert.True(token.Expiry.IsNever);
    }

    [Fact]
    public async Task Without_a_lifetime_the_server_decides()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));

        MaximoToken token = await maximo.Keys.AuthenticateAsync(cancellationToken: The.Token);

        Assert.False(Assert.Single(maximo.SignIns).Headers.ContainsKey("mas-jwt-expiry-duration"));
        Assert.Equal(The.Now.AddMinutes(30), token.Expiry.Instant);
    }

    [Fact]
    public async Task A_token_is_not_that_of_the_account_which_stays_shared()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));
        await maximo.Keys.GetListAsync(The.Token);

        MaximoToken one = await maximo.Keys.AuthenticateAsync(cancellationToken: The.Token);
        MaximoToken other = await maximo.Keys.AuthenticateAsync(cancellationToken: The.Token);
        await maximo.Keys.GetListAsync(The.Token);

        Assert.NotEqual(one.Value.Reveal(), other.Value.Reveal());
        Assert.Equal(3, maximo.Service.SignIns);
    }

    [Theory]
    [InlineData("P100Y", "it ends at 2027-02-19 10:00:00Z")]
    [InlineData("NEVER", "it ends at 2027-02-19 10:00:00Z")]
    [InlineData("P91D", "it ends at 2027-02-19 10:00:00Z")]
    public async Task A_token_of_another_lifetime_is_an_error_that_carries_the_token(string lifetime, string difference)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));
        maximo.Service.Variants.LongestJwtLifetime = TimeSpan.FromDays(90);

        MaximoTokenMismatchException error = await Assert.ThrowsAsync<MaximoTokenMismatchException>(() =>
            maximo.Keys.AuthenticateAsync(MaximoRefreshInterval.Parse(lifetime), The.Token)
        );

        Assert.Contains(
            $"the lifetime {lifetime} that was requested: {difference}.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(("Maximo", "eam"), (error.Service, error.Account));
        Assert.Contains(error.Token!.Value.Reveal(), maximo.Service.Secrets);
        Assert.Equal(The.Now.AddDays(90), error.Token.Expiry.Instant);
        Assert.DoesNotContain(error.Token.Value.Reveal(), error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_does_not_say_when_it_ends_is_an_error_where_an_end_was_requested()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));
        maximo.Service.Variants.JwtOmitsExpiry = true;

        MaximoTokenMismatchException error = await Assert.ThrowsAsync<MaximoTokenMismatchException>(() =>
            maximo.Keys.AuthenticateAsync(MaximoRefreshInterval.Days(90), The.Token)
        );
        MaximoToken token = await maximo.Keys.AuthenticateAsync(cancellationToken: The.Token);

        Assert.Contains("it does not say when it ends", error.Message, StringComparison.Ordinal);
        Assert.All([error.Token!, token], static each => Assert.False(each.Expiry.IsKnown));
    }

    [Fact]
    public async Task A_lifetime_that_the_server_rejects_is_named_with_the_versions_that_grant_it()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: new ManualClock(The.Now));
        maximo.Emulator.Faults.Add(Fault.Respond(401, "{}").Always());

        ApiKeyAccessDeniedException refused = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.AuthenticateAsync(MaximoRefreshInterval.Never, The.Token)
        );
        maximo.Emulator.Faults.Clear();
        (maximo.Service.Variants.LongestJwtLifetime, maximo.Service.Variants.RejectsLongerJwtLifetime) = (
            TimeSpan.FromDays(90),
            true
        );
        ApiKeyAccessDeniedException rejected = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.AuthenticateAsync(MaximoRefreshInterval.Never, The.Token)
        );

        Assert.Contains("does not grant the lifetime NEVER", refused.Message, StringComparison.Ordinal);
        Assert.Contains("9.0.18 or 9.1.7", refused.Message, StringComparison.Ordinal);
        Assert.Contains("An access token of this lifetime is not granted", rejected.Message, StringComparison.Ordinal);
        Assert.Equal(0, maximo.Service.SignIns);
    }

    [Fact]
    public async Task An_impossible_token_is_refused_before_anything_is_sent()
    {
        await using MaximoFixture key = await MaximoFixture.StartAsync();
        await using MaximoFixture superuser = await MaximoFixture.StartAsync(asSuperuser: true);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            key.Keys.AuthenticateAsync(MaximoRefreshInterval.Parse("PT0S"), The.Token)
        );
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            superuser.Keys.AuthenticateAsync(MaximoRefreshInterval.Days(1), The.Token)
        );

        Assert.Empty(key.Emulator.Requests);
        Assert.Empty(superuser.Emulator.Requests);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_a_caller_can_cancel()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(static options =>
            options.ApiKeyToken = "not-a-real-token"
        );

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.AuthenticateAsync(cancellationToken: The.Token)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            maximo.Keys.AuthenticateAsync(cancellationToken: new CancellationToken(canceled: true))
        );

        Assert.Single(maximo.Emulator.Requests);
    }
}
