using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// AIMMS does not say which key an account authenticates with. Where an option names it, it is not deleted by mistake.
/// </summary>
public sealed class OwnKeyTests
{
    private const string Own = AimmsEmulator.AdministratorName;

    [Theory]
    [InlineData("administrator")]
    [InlineData("Administrator")]
    [InlineData("ADMINISTRATOR ")]
    public async Task The_named_key_is_not_deleted_however_its_name_is_written_and_nothing_is_sent(string id)
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
    public async Task Where_the_call_allows_it_the_named_key_is_deleted()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.CredentialKeyId = Own);

        await aimms.Keys.AllowOwnKey().DeleteAsync(Own, The.Token);

        Assert.Empty(aimms.Emulator.Aimms.Keys);
    }

    [Theory]
    [InlineData("another", Own)]
    [InlineData(null, Own)]
    [InlineData(Own, "other")]
    public async Task No_other_key_is_refused(string? named, string deleted)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.CredentialKeyId = named);
        await aimms.Keys.CreateAsync("other", AimmsScopes.ApiKey, aimms.InNinetyDays, The.Token);

        await aimms.Keys.DeleteAsync(deleted, The.Token);

        Assert.DoesNotContain(aimms.Emulator.Aimms.Keys, key => key.Name == deleted);
    }

    [Fact]
    public async Task What_a_lost_create_has_made_is_replaced_whatever_its_name_is()
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
    public async Task Without_a_name_every_key_that_could_manage_keys_is_possible(
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
    public async Task A_check_tells_the_named_key_and_when_it_ends()
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
    public async Task A_check_says_when_no_key_has_the_name_since_nothing_is_guarded_then()
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
    public void What_is_no_name_is_refused_and_a_value_is_not_repeated(string id, string fault)
    {
        AimmsOptions options = new()
        {
            CloudAccount = "acme",
            ApiKey = "the-value",
            CredentialKeyId = id,
        };

        string message = Assert.Throws<OptionsValidationException>(() => new AimmsApiKeyManager(options)).Message;

        Assert.Contains($"CredentialKeyId {fault}", message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-value", message, StringComparison.Ordinal);
    }
}
