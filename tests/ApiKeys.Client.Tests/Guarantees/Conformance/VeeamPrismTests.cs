using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>The same independent validator between SDK and emulator, for Veeam.</summary>
public sealed class VeeamPrismTests : IClassFixture<VeeamPrism>
{
    private readonly VeeamPrism _prism;
    private readonly PassageLog _log = new();

    public VeeamPrismTests(VeeamPrism prism)
    {
        prism.Require();
        _prism = prism;
        _prism.Emulator.Veeam.Variants = new();
        _prism.Emulator.Veeam.Administrator.MfaCode = null;
    }

    [Fact]
    public async Task Every_operation_conforms_to_the_specification()
    {
        VeeamApiKeyManager keys = _prism.Manage(_log);

        AccountCheck check = await keys.CheckAsync(The.Token);
        IssuedApiKey issued = await keys.CreateAsync(
            new ApiKeyRequest("every operation/ä", ["rest", "integration"]) { IsReadOnly = true },
            The.Token
        );
        ApiKey changed = await keys.UpdateAsync(
            issued.Key.Id,
            new ApiKeyUpdate { Description = "another", IsEnabled = false },
            The.Token
        );
        ApiKey? found = await keys.FindAsync(issued.Key.Id, The.Token);
        int all = await CountAsync(keys.ListForAllUsersAsync(The.Token));
        int ofOrganization = await CountAsync(
            keys.ListForOrganizationAsync(_prism.Emulator.Veeam.Administrator.OrganizationUid, The.Token)
        );
        await keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.True(check.CanListKeys, check.Problem);
        Assert.Equal(("another", ApiKeyStatus.Disabled), (changed.Name, found?.Status));
        Assert.Equal((2, 2), (all, ofOrganization));
        AssertPassed();
    }

    [Fact]
    public async Task A_password_sign_in_conforms_to_the_specification()
    {
        Assert.Single(await _prism.ManageWithPassword(_log).GetListAsync(The.Token));

        Assert.Equal("POST 200", _log.Passages.Select(passage => $"{passage.Method} {passage.Status}").First());
        AssertPassed();
    }

    [Fact]
    public async Task A_second_factor_and_a_token_renewal_conform_to_the_specification()
    {
        _prism.Emulator.Veeam.Administrator.MfaCode = "123456";
        VeeamApiKeyManager keys = _prism.ManageWithPassword(_log, secondFactor: "123456");

        await keys.GetListAsync(The.Token);
        _prism.Emulator.Clock.Advance(TimeSpan.FromHours(1));
        await keys.ListForUserAsync(_prism.Emulator.Veeam.CompanyOwner.Uid, The.Token)
            .GetAsyncEnumerator(The.Token)
            .MoveNextAsync();

        Assert.Equal(
            3,
            _prism.Emulator.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal))
        );
        AssertPassed();
    }

    [Fact]
    public async Task A_refused_sign_in_conforms_to_the_specification()
    {
        _prism.Emulator.Veeam.Administrator.MfaCode = "123456";
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _prism.ManageWithPassword(_log, password: "wrong").GetListAsync(The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _prism.ManageWithPassword(_log, secondFactor: "654321").GetListAsync(The.Token)
        );

        Assert.Equal(2, _prism.Emulator.Requests.Count(request => request.Status == 400));
        AssertPassed();
    }

    [Fact]
    public async Task Server_errors_conform_to_the_specification()
    {
        VeeamApiKeyManager keys = _prism.Manage(_log);
        foreach (
            Fault trouble in new[]
            {
                VeeamFaults.ServerError(),
                VeeamFaults.TooManyRequests(),
                VeeamFaults.TooManyRequests(retryAfter: 7),
            }
        )
        {
            _prism.Emulator.Faults.Add(trouble);
            Assert.True(
                (
                    await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token))
                ).IsTransient
            );
        }

        Assert.Equal([520, 429, 429], _log.Passages.Select(passage => passage.Status));
        Assert.Empty(_log.Objections);
    }

    [Fact]
    public async Task A_failed_background_action_conforms_to_the_specification()
    {
        _prism.Emulator.Veeam.Variants = new()
        {
            AsyncMode = VeeamAsyncMode.Always,
            AsyncPolls = 0,
            AsyncOutcome = VeeamAsyncOutcome.Failed,
        };

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            _prism.Manage(_log).CreateAsync(new ApiKeyRequest("never", ["rest"]), The.Token)
        );

        Assert.Contains(_prism.Emulator.Requests, request => request.Status == 520);
        AssertPassed();
    }

    [Fact]
    public async Task Background_actions_conform_to_the_specification()
    {
        _prism.Emulator.Veeam.Variants = new() { AsyncMode = VeeamAsyncMode.Always, AsyncPolls = 0 };
        VeeamApiKeyManager keys = _prism.Manage(_log);

        IssuedApiKey issued = await keys.CreateAsync(new ApiKeyRequest("later", ["rest"]), The.Token);
        await keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Contains(_prism.Emulator.Requests, request => request.Status == 202);
        AssertPassed();
    }

    [Fact]
    public async Task Every_refusal_conforms_to_the_specification()
    {
        VeeamApiKeyManager keys = _prism.Manage(_log);
        IssuedApiKey limited = await keys.CreateAsync(
            new ApiKeyRequest("limited", ["rest"]) { IsReadOnly = true },
            The.Token
        );

        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync("999999", The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _prism.Manage(_log, limited.Value.Reveal()).DeleteAsync(limited.Key.Id, The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _prism.Manage(_log, "wrong").GetListAsync(The.Token)
        );
        await keys.DeleteAsync(limited.Key.Id, The.Token);

        Assert.Contains(_prism.Emulator.Requests, request => request.Status == 403);
        AssertPassed();
    }

    private static async Task<int> CountAsync(IAsyncEnumerable<ApiKey> keys)
    {
        int count = 0;
        await foreach (ApiKey _ in keys)
        {
            count++;
        }

        return count;
    }

    private void AssertPassed() =>
        _log.AssertPassed(
            _prism.Emulator,
            [.. _prism.Emulator.Requests.Select(request => $"{request.Method} {request.Status}")]
        );
}
