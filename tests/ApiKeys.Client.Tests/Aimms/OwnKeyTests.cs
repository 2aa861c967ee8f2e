using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// AIMMS does not report which key an account authenticates with. If an option names the key, it is not deleted by
/// mistake.
/// </summary>
public sealed class OwnKeyTests
{
    private const string Own = AimmsEmulator.AdministratorName;

    [Theory]
    [InlineData("administrator")]
    [InlineData("Administrator")]
    [InlineData("ADMINISTRATOR ")]
    public async Task The_own_key_is_not_deleted_in_any_spelling_and_nothing_is_sent(string id)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.CredentialKeyId = Own);
        ApiKeyManager keys = aimms.Keys;

        ApiKeyOwnKeyException error = await Assert.ThrowsAsync<ApiKeyOwnKeyException>(() =>
            keys.DeleteAsync(id, The.Token)
        );

        Assert.Equal(("prod", id), (error.Account, error.KeyId));
        Assert.Contains("itself authenticates with", error.Message, StringComparison.Ordinal);
        Assert.Contains("call AllowOwnKey() first", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task AllowOwnKey_lets_a_call_delete_the_own_key()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.CredentialKeyId = Own);

        await aimms.Keys.AllowOwnKey().DeleteAsync(Own, The.Token);

        Assert.Empty(aimms.Emulator.Aimms.Keys);
    }

    [Theory]
    [InlineData("another", Own)]
    [InlineData(null, Own)]
    [InlineData(Own, "other")]
    public async Task Any_other_key_is_deleted(string? named, string deleted)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.CredentialKeyId = named);
        await aimms.Keys.CreateAsync("other", AimmsScopes.ApiKey, aimms.InNinetyDays, The.Token);

        await aimms.Keys.DeleteAsync(deleted, The.Token);

        Assert.DoesNotContain(aimms.Emulator.Aimms.Keys, key => key.Name == deleted);
    }

    [Fact]
    public async Task The_key_of_a_lost_create_is_replaced_even_under_the_name_of_the_own_key()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
        {
            (options.CredentialKeyId, options.RecoverLostCreates, options.RetryDelay) = ("next", true, TimeSpan.Zero);
        });
        aimms.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        IssuedApiKey issued = await aimms.Keys.CreateAsync("next", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        Assert.Equal(1, aimms.Arrived("DELETE"));
        Assert.True(aimms.Emulator.Aimms.Keys.Single(key => key.Name == "next").Matches(issued.Value.Reveal()));
    }

    [Theory]
    [InlineData(OwnKeyMatch.Possible, "APIKey")]
    [InlineData(OwnKeyMatch.Possible, "Tasks", "API Key")]
    [InlineData(OwnKeyMatch.Possible, "api-keys")]
    [InlineData(OwnKeyMatch.Possible)]
    [InlineData(OwnKeyMatch.None, "Tasks", "Session", "Account")]
    public async Task Without_CredentialKeyId_any_key_that_can_manage_keys_may_be_the_own_key(
        OwnKeyMatch match,
        params string[] scopes
    )
    {
        await using AimmsFixture unnamed = await AimmsFixture.StartAsync();
        await using AimmsFixture named = await AimmsFixture.StartAsync(options => options.CredentialKeyId = Own);

        Assert.Equal(match, unnamed.Keys.MatchOwnKey(new ApiKey("ci", "ci") { Scopes = scopes }));
        Assert.Equal(OwnKeyMatch.None, named.Keys.MatchOwnKey(new ApiKey("ci", "ci") { Scopes = scopes }));
        Assert.Equal(OwnKeyMatch.Certain, named.Keys.MatchOwnKey(new ApiKey(Own, Own) { Scopes = scopes }));
        Assert.Throws<ArgumentNullException>(() => named.Keys.MatchOwnKey(null!));
    }

    [Fact]
    public async Task A_check_reports_the_own_key_and_its_expiry()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.CredentialKeyId = "Administrator"
        );

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.Equal((Own, null), (check.CredentialKey?.Id, check.Problem));
        Assert.NotNull(check.CredentialExpiry.Instant);
        Assert.Equal(check.CredentialKey!.Expiry.Instant, check.CredentialExpiry.Instant);
    }

    [Fact]
    public async Task A_check_reports_a_CredentialKeyId_that_matches_no_key()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.CredentialKeyId = "administrater"
        );

        AccountCheck check = await aimms.Keys.CheckAsync(The.Token);

        Assert.Equal((true, null), (check.CanListKeys, check.CredentialKey));
        Assert.Contains(
            "CredentialKeyId names a key that the account does not have",
            check.Problem,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "is not the name of a key")]
    [InlineData(" ", "is not the name of a key")]
    [InlineData("two\nlines", "is not the name of a key")]
    [InlineData("the-value", "is the value of the key")]
    public void An_invalid_CredentialKeyId_is_refused_and_a_secret_is_not_quoted(string id, string problem)
    {
        AimmsOptions options = new()
        {
            CloudAccount = "acme",
            ApiKey = "the-value",
            CredentialKeyId = id,
        };

        string message = Assert.Throws<OptionsValidationException>(() => new AimmsApiKeyManager(options)).Message;

        Assert.Contains($"CredentialKeyId {problem}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-value", message, StringComparison.Ordinal);
    }
}
