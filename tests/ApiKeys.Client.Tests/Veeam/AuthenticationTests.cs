using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>How an account authenticates, and for how long.</summary>
public sealed class AuthenticationTests
{
    [Fact]
    public async Task An_API_key_is_sent_as_the_bearer_without_a_token_request()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        await veeam.Keys.GetListAsync(The.Token);

        Assert.Equal(0, veeam.Arrived("POST", "/token"));
        Assert.All(
            veeam.Emulator.Requests,
            request => Assert.Equal("Bearer " + veeam.Veeam.AdministratorKey, request.Headers["Authorization"])
        );
    }

    [Fact]
    public async Task A_credential_source_returns_a_bearer_or_a_name_with_a_password()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        await veeam.ManagerOf(veeam.Veeam.Administrator).GetListAsync(The.Token);
        string accessToken = veeam.Emulator.Requests[^1].Headers["Authorization"]["Bearer ".Length..];

        VeeamApiKeyManager byToken = veeam.Manager(_ => { }, new Source(new Credential(new SecretValue(accessToken))));
        VeeamApiKeyManager byPassword = veeam.Manager(
            _ => { },
            new Source(
                new Credential(VeeamEmulator.CompanyOwnerName, new SecretValue(veeam.Veeam.CompanyOwner.Password))
            )
        );

        Assert.Equal(VeeamEmulator.AdministratorName, (await byToken.CheckAsync(The.Token)).UserName);
        Assert.Equal(VeeamEmulator.CompanyOwnerName, (await byPassword.CheckAsync(The.Token)).UserName);
        Assert.Equal(2, veeam.Veeam.SignInsBy("password"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_token_request_is_a_form_or_multipart_with_MultipartToken(bool multipart)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Variants.TokenBody = multipart ? VeeamTokenBody.Multipart : VeeamTokenBody.Form;
        VeeamEmulatedUser odd = veeam.Veeam.AddUser("ädmin+ & co", "p=ä%20+&\"ö");

        Assert.True(
            (
                await veeam.ManagerOf(odd, options => options.Protocol.MultipartToken = multipart).CheckAsync(The.Token)
            ).CanAuthenticate
        );
    }

    [Fact]
    public async Task MultipartToken_sends_no_token_request_in_another_form()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        ApiKeyOperationFailedException refused = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam
                .ManagerOf(veeam.Veeam.Administrator, options => options.Protocol.MultipartToken = true)
                .GetListAsync(The.Token)
        );

        Assert.Equal((415, 1), (refused.StatusCode, veeam.Arrived("POST", "/token")));
    }

    [Promise(9)]
    [Fact]
    public async Task A_token_is_reused_and_renewed_without_the_password_shortly_before_it_expires()
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);

        await keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromMinutes(58.9));
        await keys.GetListAsync(The.Token);
        Assert.Equal(1, veeam.Arrived("POST", "/token"));

        clock.Advance(TimeSpan.FromMinutes(0.1));
        await keys.GetListAsync(The.Token);
        Assert.Equal((1, 1), (veeam.Veeam.SignInsBy("password"), veeam.Veeam.SignInsBy("refresh_token")));
        Assert.DoesNotContain(veeam.Emulator.Requests, request => request.Status == 401);
    }

    [Fact]
    public async Task A_refused_refresh_token_falls_back_to_the_password()
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        veeam.Veeam.Variants.RefreshTokenLifetime = TimeSpan.FromMinutes(30);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);

        await keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromHours(2));
        await keys.GetListAsync(The.Token);

        Assert.Equal(
            (2, 0, 3),
            (veeam.Veeam.SignInsBy("password"), veeam.Veeam.SignInsBy("refresh_token"), veeam.Arrived("POST", "/token"))
        );
    }

    [Fact]
    public async Task A_renewal_with_a_transient_error_is_tried_again_with_the_refresh_token()
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator, options => options.MaxRetries = 0);
        await keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromHours(1));
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().Path("/token"));

        Assert.Equal(
            520,
            (await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token))).StatusCode
        );
        await keys.GetListAsync(The.Token);

        Assert.Equal((1, 1), (veeam.Veeam.SignInsBy("password"), veeam.Veeam.SignInsBy("refresh_token")));
    }

    [Fact]
    public async Task A_revoked_token_is_dropped_and_the_request_is_sent_again()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);
        await keys.GetListAsync(The.Token);
        veeam.Veeam.RevokeTokens();

        IssuedApiKey issued = await keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
        Assert.Equal(2, veeam.Veeam.SignInsBy("password"));
        Assert.Equal(2, veeam.Arrived("POST", "/apikey"));
    }

    [Promise(6)]
    [Theory]
    [InlineData(false, "invalid_request")]
    [InlineData(true, "invalid_grant")]
    public async Task A_wrong_password_is_reported_with_the_OAuth_error_and_not_retried(
        bool asInvalidGrant,
        string code
    )
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        (veeam.Veeam.Variants.RefusesAsInvalidGrant, veeam.Veeam.Variants.LockoutAfter) = (asInvalidGrant, 3);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator, options => options.Password = "hunter2");

        for (int attempt = 0; attempt < 20; attempt++)
        {
            ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
                keys.GetListAsync(The.Token)
            );
            Assert.Equal(
                (true, code, 400, TimeSpan.FromSeconds(30)),
                (denied.IsCredentialRejected, denied.ErrorCode, denied.StatusCode, denied.RetryAfter)
            );
            Assert.Contains("user name or the password is wrong", denied.ServiceMessage, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", denied.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(1, veeam.Arrived("POST", "/token"));
        Assert.False(veeam.Veeam.Administrator.IsLocked);
        AccountCheck check = await keys.CheckAsync(The.Token);
        Assert.Equal((false, false), (check.CanAuthenticate, check.CanListKeys));
        Assert.NotNull(check.Problem);

        clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => keys.GetListAsync(The.Token));
        Assert.Equal(2, veeam.Arrived("POST", "/token"));
    }

    [Promise(6)]
    [Fact]
    public async Task Two_programs_that_revoke_each_other_s_tokens_get_an_error_and_no_endless_sign_ins()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Variants.OneSessionPerUser = true;
        VeeamApiKeyManager[] programs =
        [
            veeam.ManagerOf(veeam.Veeam.Administrator),
            veeam.ManagerOf(veeam.Veeam.Administrator),
        ];
        List<string> problems = [];

        for (int turn = 0; turn < 50; turn++)
        {
            problems.AddRange((await programs[turn % 2].CheckAsync(The.Token)).Problem is { } problem ? [problem] : []);
        }

        Assert.InRange(veeam.Veeam.SignInsBy("password"), 2, 8);
        Assert.InRange(veeam.Arrived("POST", "/token"), 2, 14);
        Assert.Contains(
            problems,
            problem =>
                problem.Contains(
                    "another program probably authenticates as the same user. Use a separate user per program",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Changed_options_keep_the_token_and_a_changed_password_drops_it()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        ChangingSource source = new(
            new Credential(VeeamEmulator.AdministratorName, new SecretValue(veeam.Veeam.AdministratorPassword))
        );
        VeeamApiKeyManager keys = veeam.Manager(_ => { }, source);
        await keys.GetListAsync(The.Token);
        await keys.GetListAsync(The.Token);
        Assert.Equal(1, veeam.Veeam.SignInsBy("password"));

        source.Now = new Credential(VeeamEmulator.CompanyOwnerName, new SecretValue(veeam.Veeam.CompanyOwner.Password));
        Assert.Empty(await keys.GetListAsync(The.Token));

        Assert.Equal(2, veeam.Veeam.SignInsBy("password"));
        Assert.Equal(2, veeam.Arrived("GET", "/users/me"));
    }

    private sealed class Source(Credential credential) : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(credential);
    }

    private sealed class ChangingSource(Credential first) : CredentialSource
    {
        public Credential Now { get; set; } = first;

        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(Now);
    }
}
