using System.Text;
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
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Days(90))
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );

        AccountCheck check = await maximo.ManagerOf(own.Key.Id, own.Value.Reveal()).CheckAsync(The.Token);

        Assert.True(check is { CanAuthenticate: true, CanListKeys: true, Problem: null });
        Assert.Equal((own.Key.Id, The.Now.AddDays(90)), (check.UserName, check.CredentialExpiry.Instant));
        Assert.Equal("own", Assert.IsType<MaximoApiKey>(check.CredentialKey).Name);
    }

    [Fact]
    public async Task When_the_own_token_goes_dead_is_unknown_once_the_key_was_changed_and_the_earliest_instant_is_told()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        IssuedApiKey own = await maximo.Keys.CreateAsync(
            new MaximoApiKeyRequest("own", MaximoPermissions.ApiKeyAdmin, MaximoRefreshInterval.Days(90))
            {
                AllowApiKeyAdmin = true,
            },
            The.Token
        );
        clock.Advance(TimeSpan.FromDays(1));
        await maximo.Keys.UpdateAsync(own.Key.Id, new ApiKeyUpdate { Description = "renamed" }, The.Token);

        AccountCheck check = await maximo.ManagerOf(own.Key.Id, own.Value.Reveal()).CheckAsync(The.Token);

        Assert.Equal(
            (null, false, The.Now.AddDays(90)),
            (
                check.CredentialExpiry.Instant,
                check.CredentialKey!.Expiry.IsKnown,
                ((MaximoApiKey)check.CredentialKey).Expiry.Earliest
            )
        );
    }

    [Fact]
    public async Task A_wrong_token_cannot_sign_in_and_a_key_without_the_permission_cannot_manage_keys()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey weak = await maximo.IssueAsync();

        AccountCheck wrong = await maximo.ManagerOf(weak.Key.Id, "wrong").CheckAsync(The.Token);
        AccountCheck limited = await maximo.ManagerOf(weak.Key.Id, weak.Value.Reveal()).CheckAsync(The.Token);

        Assert.True(wrong is { CanAuthenticate: false, CanListKeys: false, UserName: null });
        Assert.True(limited is { CanAuthenticate: true, CanListKeys: false });
        Assert.Contains("listing the keys", limited.Problem, StringComparison.Ordinal);
        Assert.Contains(
            "The account's credential lacks the right to do this: at Maximo that is the permission apikeyAdmin.",
            limited.Problem,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"sub":"in-the-token"}""", "in-the-token")]
    [InlineData("""{"sub":"in-another-spelling"}""", "in-the-options")]
    [InlineData("{}", "in-the-options")]
    public async Task The_own_key_is_the_one_that_the_access_token_names_or_the_options(string claims, string own)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    $$"""{"token":"e30.{{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=')}}.e30"}"""
                )
                .Path("/v1/authenticate")
        );
        maximo.Emulator.Faults.Add(
            Fault.Respond(200, $$"""[{"id":"another"},{"id":"{{own}}"}]""").On("GET").Path("/v1/apikeys")
        );

        AccountCheck check = await maximo.ManagerOf("in-the-options", "token").CheckAsync(The.Token);

        Assert.Equal(own, check.CredentialKey!.Id);
        Assert.Equal(claims == "{}" ? "in-the-options" : claims.Split('"')[3], check.UserName);
    }

    [Fact]
    public async Task A_refusal_to_list_says_what_was_being_done_and_keys_come_one_by_one_too()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        List<string> ids = [];
        await foreach (ApiKey key in maximo.Keys.ListAsync(The.Token))
        {
            ids.Add(key.Id);
        }

        maximo.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/v1/apikeys"));

        Assert.Equal([maximo.Service.AdministratorKeyId], ids);
        Assert.Contains(
            ", listing the keys: ",
            (await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_is_not_let_in_any_more_is_signed_in_as_nobody()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        Assert.NotNull((await maximo.Keys.CheckAsync(The.Token)).UserName);
        maximo.Emulator.Faults.Add(Fault.Respond(401).Path("/v1/").Always());

        AccountCheck check = await maximo.Keys.CheckAsync(The.Token);

        Assert.True(check is { CanAuthenticate: false, CanListKeys: false, UserName: null });
    }

    [Fact]
    public async Task A_service_that_fails_is_an_exception_not_a_verdict_on_the_account()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(503).Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => maximo.Keys.CheckAsync(The.Token));
    }
}
