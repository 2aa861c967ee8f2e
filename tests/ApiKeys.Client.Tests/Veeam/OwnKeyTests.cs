using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// Veeam does not report which key an account authenticates with. If an option names the key, it is not deleted or
/// disabled by mistake.
/// </summary>
public sealed class OwnKeyTests
{
    private static readonly Dictionary<string, Func<ApiKeyManager, string, bool, Task>> _ends = new()
    {
        ["disable"] = (keys, id, allow) =>
            allow ? keys.AllowOwnKey().DisableAsync(id, The.Token) : keys.DisableAsync(id, The.Token),
        ["disable by update"] = (keys, id, allow) =>
            Allowed(keys, allow)
                .UpdateAsync(id, new ApiKeyUpdate { IsEnabled = false, Description = "off" }, The.Token),
        ["delete"] = (keys, id, allow) =>
            allow ? keys.AllowOwnKey().DeleteAsync(id, The.Token) : keys.DeleteAsync(id, The.Token),
    };

    public static TheoryData<string> Ends => new(_ends.Keys);

    [Theory, MemberData(nameof(Ends))]
    public async Task The_own_key_is_protected_and_nothing_is_sent(string end)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);
        VeeamApiKeyManager keys = Named(veeam, own);

        foreach (string id in new[] { own, own.ToUpperInvariant(), own.Split('/')[1] })
        {
            ApiKeyOwnKeyException error = await Assert.ThrowsAsync<ApiKeyOwnKeyException>(() =>
                _ends[end](keys, id, false)
            );

            Assert.Equal(("other", id), (error.Account, error.KeyId));
            Assert.Contains("call AllowOwnKey() first. Nothing was sent.", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(veeam.Emulator.Requests);
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task CredentialKeyId_may_be_the_number_alone(string end)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);

        await Assert.ThrowsAsync<ApiKeyOwnKeyException>(() => _ends[end](Named(veeam, own.Split('/')[1]), own, false));
        await Assert.ThrowsAsync<ApiKeyOwnKeyException>(() =>
            _ends[end](Named(veeam, own.Split('/')[1]), own.Split('/')[1], false)
        );

        Assert.Empty(veeam.Emulator.Requests);
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task AllowOwnKey_lets_a_call_revoke_the_own_key(string end)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);

        await _ends[end](Named(veeam, own), own, true);

        Assert.DoesNotContain(
            veeam.Veeam.Logins,
            login => login.Matches(veeam.Veeam.AdministratorKey) && login.Status == VeeamEmulatedLogin.Enabled
        );
    }

    [Theory, MemberData(nameof(Ends))]
    public async Task Other_keys_are_not_protected_even_with_the_same_number_of_another_user(string end)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);
        string number = own.Split('/')[1];
        VeeamEmulatedUser other = veeam.Veeam.AddUser("other", "password of other");
        string id = (
            await veeam.Keys.CreateAsync("report", VeeamScopes.Rest, userUid: other.Uid, cancellationToken: The.Token)
        )
            .Key
            .Id;

        await _ends[end](Named(veeam, own), id, false);
        Exception? elsewhere = await Record.ExceptionAsync(() =>
            _ends[end](Named(veeam, own), $"{other.Uid}/{number}", false)
        );
        Exception? ofUser = await Record.ExceptionAsync(() =>
            _ends[end](Named(veeam, own, options => options.UserUid = other.Uid), number, false)
        );

        Assert.DoesNotContain(
            veeam.Veeam.Logins,
            login => login.Description is "report" or "off" && login.Status == VeeamEmulatedLogin.Enabled
        );
        Assert.IsType<ApiKeyNotFoundException>(elsewhere);
        Assert.IsType<ApiKeyNotFoundException>(ofUser);
    }

    [Fact]
    public async Task A_harmless_change_of_the_own_key_is_made()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);
        VeeamApiKeyManager keys = Named(veeam, own);

        await keys.EnableAsync(own, The.Token);
        ApiKey renamed = await keys.UpdateAsync(
            own,
            new ApiKeyUpdate { Description = "manager", IsEnabled = true },
            The.Token
        );

        Assert.Equal("manager", renamed.Name);
    }

    [Fact]
    public async Task An_account_that_authenticates_with_a_password_has_no_own_key()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator, options => options.CredentialKeyId = own);

        Assert.Equal(OwnKeyMatch.None, keys.MatchOwnKey((await keys.FindAsync(own, The.Token))!));
        await keys.DisableAsync(own, The.Token);
        await keys.DeleteAsync(own, The.Token);

        Assert.DoesNotContain(veeam.Veeam.Logins, login => login.Matches(veeam.Veeam.AdministratorKey));
    }

    [Fact]
    public async Task MatchOwnKey_is_none_after_a_source_returned_a_password()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamEmulatedUser user = veeam.Veeam.Administrator;
        Maximo.AuthenticationTests.Source source = new()
        {
            Credential = new Credential(user.UserName, new SecretValue(user.Password)),
        };
        VeeamApiKeyManager keys = veeam.Manager(_ => { }, source);
        ApiKey key = new VeeamApiKey(Guid.NewGuid(), 1, "any");

        Assert.Equal(OwnKeyMatch.Possible, keys.MatchOwnKey(key));
        await keys.GetListAsync(The.Token);

        Assert.Equal(OwnKeyMatch.None, keys.MatchOwnKey(key));
    }

    [Theory]
    [InlineData(OwnKeyMatch.Possible, ApiKeyStatus.Enabled, false)]
    [InlineData(OwnKeyMatch.Possible, ApiKeyStatus.Unknown, false)]
    [InlineData(OwnKeyMatch.None, ApiKeyStatus.Enabled, true)]
    [InlineData(OwnKeyMatch.None, ApiKeyStatus.Disabled, false)]
    [InlineData(OwnKeyMatch.None, ApiKeyStatus.DisabledByService, false)]
    public async Task Without_CredentialKeyId_any_key_that_can_manage_keys_may_be_the_own_key(
        OwnKeyMatch match,
        ApiKeyStatus status,
        bool isReadOnly
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);
        ApiKey key = new VeeamApiKey(Guid.NewGuid(), 7, "any")
        {
            Status = status,
            IsReadOnly = isReadOnly,
            Scopes = ["integration"],
        };

        Assert.Equal(match, veeam.Keys.MatchOwnKey(key));
        Assert.Equal(OwnKeyMatch.None, Named(veeam, own).MatchOwnKey(key));
        Assert.Equal(OwnKeyMatch.Certain, Named(veeam, own).MatchOwnKey(new ApiKey(own, "administrator")));
        Assert.Throws<ArgumentNullException>(() => veeam.Keys.MatchOwnKey(null!));
    }

    [Fact]
    public async Task A_check_reports_the_own_key_or_that_it_does_not_exist()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string own = OwnId(veeam);

        AccountCheck check = await Named(veeam, own).CheckAsync(The.Token);
        AccountCheck wrong = await Named(veeam, "4711").CheckAsync(The.Token);
        AccountCheck ofOther = await Named(veeam, "4711", options => options.UserUid = veeam.Veeam.Administrator.Uid)
            .CheckAsync(The.Token);

        Assert.Equal((own, null), (check.CredentialKey?.Id, check.Problem));
        Assert.Contains(
            "CredentialKeyId names a key that the account does not have",
            wrong.Problem,
            StringComparison.Ordinal
        );
        Assert.Null(ofOther.Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("administrator")]
    [InlineData("12 ")]
    [InlineData("955b0b80/12")]
    [InlineData("955b0b80-da62-4434-9f50-2c1b099948f2")]
    [InlineData("955b0b80-da62-4434-9f50-2c1b099948f2/12/13")]
    public void An_invalid_CredentialKeyId_is_refused(string id)
    {
        VeeamOptions options = new()
        {
            BaseAddress = new("https://vspc.example.com:1280"),
            ApiKey = "value",
            CredentialKeyId = id,
        };

        Assert.Contains(
            "CredentialKeyId is not the id of a key; take it from a list",
            Assert.Throws<OptionsValidationException>(() => new VeeamApiKeyManager(options)).Message,
            StringComparison.Ordinal
        );
    }

    private static string OwnId(VeeamFixture veeam)
    {
        VeeamEmulatedLogin login = veeam.Veeam.Logins.Single(login => login.Matches(veeam.Veeam.AdministratorKey));
        return $"{login.UserUid:D}/{login.Id}";
    }

    private static VeeamApiKeyManager Named(VeeamFixture veeam, string own, Action<VeeamOptions>? configure = null) =>
        veeam.Manager(options =>
        {
            (options.ApiKey, options.CredentialKeyId) = (veeam.Veeam.AdministratorKey, own);
            configure?.Invoke(options);
        });

    private static ApiKeyManager Allowed(ApiKeyManager keys, bool allow) => allow ? keys.AllowOwnKey() : keys;
}
