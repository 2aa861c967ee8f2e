using System.Text;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

public sealed class CheckTests
{
    [Fact]
    public async Task A_check_reports_the_own_key_and_when_its_token_expires()
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
    public async Task The_expiry_of_a_changed_own_key_is_unknown_and_its_earliest_instant_is_reported()
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
    public async Task A_wrong_token_cannot_authenticate_and_a_key_without_permission_cannot_manage_keys()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey weak = await maximo.CreateKeyAsync();

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
    public async Task The_own_key_is_named_by_the_access_token_or_the_options(string claims, string own)
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
    public async Task A_refused_list_names_the_operation_and_keys_can_be_streamed()
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
    public async Task A_check_after_the_credential_was_refused_reports_no_user_name()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        Assert.NotNull((await maximo.Keys.CheckAsync(The.Token)).UserName);
        maximo.Emulator.Faults.Add(Fault.Respond(401).Path("/v1/").Always());

        AccountCheck check = await maximo.Keys.CheckAsync(The.Token);

        Assert.True(check is { CanAuthenticate: false, CanListKeys: false, UserName: null });
    }

    [Fact]
    public async Task A_check_throws_when_the_service_fails()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(503).Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => maximo.Keys.CheckAsync(The.Token));
    }
}
