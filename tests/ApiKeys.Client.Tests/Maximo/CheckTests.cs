using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

public sealed class CheckTests
{
    [Fact]
    public async Task A_good_account_tells_its_own_key_and_when_its_token_goes_dead()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        IssuedApiKey own = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Days(90)) { AllowApiKeyAdmin = true }, The.Token);

        AccountCheck check = await maximo.ManagerOf(own.Key.Id, own.Value.Reveal()).CheckAsync(The.Token);

        Assert.True(check is { CanSignIn: true, CanManageKeys: true, Problem: null });
        Assert.Equal((own.Key.Id, The.Now.AddDays(90)), (check.SignedInAs, check.CredentialExpiresAt));
        Assert.Equal("own", Assert.IsType<MaximoApiKey>(check.CredentialKey).Name);
    }

    [Fact]
    public async Task When_the_own_token_goes_dead_is_unknown_once_the_key_was_changed_and_the_earliest_instant_is_told()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        IssuedApiKey own = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Days(90)) { AllowApiKeyAdmin = true }, The.Token);
        clock.Advance(TimeSpan.FromDays(1));
        await maximo.Keys.UpdateAsync(own.Key.Id, new ApiKeyUpdate { Description = "renamed" }, The.Token);

        AccountCheck check = await maximo.ManagerOf(own.Key.Id, own.Value.Reveal()).CheckAsync(The.Token);

        Assert.Equal((null, false, The.Now.AddDays(90)), (check.CredentialExpiresAt, check.CredentialKey!.IsExpiryKnown, ((MaximoApiKey)check.CredentialKey).EarliestExpiry));
    }

    [Fact]
    public async Task A_wrong_token_cannot_sign_in_and_a_key_without_the_permission_cannot_manage_keys()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey weak = await maximo.IssueAsync();

        AccountCheck wrong = await maximo.ManagerOf(weak.Key.Id, "wrong").CheckAsync(The.Token);
        AccountCheck limited = await maximo.ManagerOf(weak.Key.Id, weak.Value.Reveal()).CheckAsync(The.Token);

        Assert.True(wrong is { CanSignIn: false, CanManageKeys: false, SignedInAs: null });
        Assert.True(limited is { CanSignIn: true, CanManageKeys: false });
        Assert.Contains("the permission apikeyAdmin", limited.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_fails_is_an_exception_not_a_verdict_on_the_account()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Answer(503).Always());

        await Assert.ThrowsAsync<ApiKeyException>(() => maximo.Keys.CheckAsync(The.Token));
    }
}
