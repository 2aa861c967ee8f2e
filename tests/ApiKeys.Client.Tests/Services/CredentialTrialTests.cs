using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Services;

/// <summary>A credential that is not the account's own is tried, and the account keeps its own.</summary>
public sealed class CredentialTrialTests
{
    [Fact]
    public async Task A_new_key_at_AIMMS_is_verified_and_a_deleted_one_is_rejected()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        IssuedApiKey manager = await aimms.Keys.CreateAsync(
            new ApiKeyRequest("second", ["APIKey"]) { ExpiresAt = aimms.InNinetyDays },
            The.Token
        );
        Credential candidate = new(manager.Value);

        AccountCheck accepted = await aimms.Keys.VerifyAsync(candidate, The.Token);
        await aimms.Keys.DeleteAsync("second", The.Token);
        AccountCheck rejected = await aimms.Keys.VerifyAsync(candidate, The.Token);

        Assert.Equal((true, true, null), (accepted.CanAuthenticate, accepted.CanListKeys, accepted.Problem));
        Assert.Equal((false, false), (rejected.CanAuthenticate, rejected.CanListKeys));
        Assert.True((await aimms.Keys.CheckAsync(The.Token)).CanListKeys);
    }

    [Fact]
    public async Task A_key_without_the_right_to_manage_keys_is_accepted_with_that_remark()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        IssuedApiKey tasks = await aimms.Keys.CreateAsync(
            new ApiKeyRequest("tasks", ["Tasks"]) { ExpiresAt = aimms.InNinetyDays },
            The.Token
        );

        AccountCheck check = await aimms.Keys.VerifyAsync(new Credential(tasks.Value), The.Token);

        Assert.Equal((true, false), (check.CanAuthenticate, check.CanListKeys));
        Assert.NotNull(check.Problem);
    }

    [Fact]
    public async Task A_key_at_Maximo_is_verified_also_by_the_superuser()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(asSuperuser: true);
        IssuedApiKey issued = await maximo.CreateKeyAsync();

        AccountCheck accepted = await maximo.Keys.VerifyAsync(new Credential(issued.Key.Id, issued.Value), The.Token);
        await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);
        AccountCheck rejected = await maximo.Keys.VerifyAsync(new Credential(issued.Key.Id, issued.Value), The.Token);

        Assert.Equal((true, false), (accepted.CanAuthenticate, rejected.CanAuthenticate));
        Assert.True((await maximo.Keys.CheckAsync(The.Token)).CanListKeys);
    }

    [Fact]
    public async Task A_key_at_Veeam_is_verified_by_an_account_with_a_password()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);
        IssuedApiKey issued = await keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);

        AccountCheck accepted = await keys.VerifyAsync(new Credential(issued.Value), The.Token);
        await keys.DisableAsync(issued.Key.Id, The.Token);
        AccountCheck rejected = await keys.VerifyAsync(new Credential(issued.Value), The.Token);

        Assert.Equal((true, false), (accepted.CanAuthenticate, rejected.CanAuthenticate));
    }

    [Fact]
    public async Task Work_with_another_credential_has_its_rights()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey reader = await veeam.Keys.CreateAsync(
            "reader",
            VeeamScopes.Rest,
            isReadOnly: true,
            cancellationToken: The.Token
        );
        ApiKeyManager asReader = veeam.Keys.WithCredential(new Credential(reader.Value));

        Assert.NotEmpty(await asReader.GetListAsync(The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            asReader.CreateAsync(new ApiKeyRequest("another", ["rest"]), The.Token)
        );
    }

    [Fact]
    public async Task Without_a_credential_that_of_the_options_counts_whatever_the_source_says()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.Manager(
            options => options.ApiKey = veeam.Veeam.AdministratorKey,
            new NoCredential()
        );

        await Assert.ThrowsAnyAsync<ApiKeyException>(() => keys.GetListAsync(The.Token));
        Assert.NotEmpty(await keys.WithCredential(null).GetListAsync(The.Token));
    }

    [Fact]
    public async Task Another_key_like_one_that_exists_has_its_rights_at_every_service()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        ApiKey atAimms = (
            await aimms.Keys.CreateAsync(
                new ApiKeyRequest("one", ["Tasks", "PublishApp"]) { ExpiresAt = aimms.InNinetyDays },
                The.Token
            )
        ).Key;
        ApiKey atMaximo = (await maximo.CreateKeyAsync(interval: "P30D")).Key;
        ApiKey atVeeam = (
            await veeam.Keys.CreateAsync("one", VeeamScopes.Rest, isReadOnly: true, cancellationToken: The.Token)
        ).Key;

        ApiKeyRequest likeAimms = aimms.Keys.RequestLike(atAimms, "two", aimms.InNinetyDays);
        MaximoApiKeyRequest likeMaximo = (MaximoApiKeyRequest)maximo.Keys.RequestLike(atMaximo, "two");
        VeeamApiKeyRequest likeVeeam = (VeeamApiKeyRequest)veeam.Keys.RequestLike(atVeeam, "two");

        Assert.Equal(atAimms.Scopes, (await aimms.Keys.CreateAsync(likeAimms, The.Token)).Key.Scopes);
        Assert.Equal(MaximoRefreshInterval.Days(30), likeMaximo.TokenRefreshInterval);
        Assert.Equal(atMaximo.Scopes, (await maximo.Keys.CreateAsync(likeMaximo, The.Token)).Key.Scopes);
        ApiKey second = (await veeam.Keys.CreateAsync(likeVeeam, The.Token)).Key;
        Assert.Equal((true, ((VeeamApiKey)atVeeam).UserUid), (second.IsReadOnly, ((VeeamApiKey)second).UserUid));
    }

    [Fact]
    public void A_key_at_Maximo_without_a_known_interval_is_refused_with_the_remedy()
    {
        MaximoMock keys = new();

        ArgumentException error = Assert.Throws<ArgumentException>(() =>
            keys.RequestLike(new MaximoApiKey("a-1", "sync"), "two")
        );

        Assert.Contains("The refresh interval of the key 'a-1' is not known.", error.Message, StringComparison.Ordinal);
    }

    private sealed class MaximoMock : MaximoApiKeyManager;

    private sealed class NoCredential : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
            throw new InvalidOperationException("There is none yet.");
    }
}
