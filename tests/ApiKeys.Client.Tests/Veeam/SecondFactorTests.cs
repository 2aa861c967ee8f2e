using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A user with a second factor authenticates with a code that the application asks for.</summary>
public sealed class SecondFactorTests
{
    private readonly ManualClock _clock = new(The.Now);

    [Fact]
    public async Task The_code_is_asked_for_once_and_renewals_do_without()
    {
        await using VeeamFixture veeam = await StartAsync();
        int asked = 0;
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options =>
                options.UseSecondFactor(_ =>
                {
                    asked++;
                    return Task.FromResult(" 123456\n");
                })
        );

        await keys.GetListAsync(The.Token);
        _clock.Advance(TimeSpan.FromHours(1));
        await keys.GetListAsync(The.Token);

        Assert.Equal((1, 1, 1), (asked, veeam.Veeam.SignInsBy("mfa"), veeam.Veeam.SignInsBy("refresh_token")));
    }

    [Fact]
    public async Task Without_anybody_to_ask_the_sign_in_is_refused_and_the_way_out_is_named()
    {
        await using VeeamFixture veeam = await StartAsync();

        ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            veeam.ManagerOf(veeam.Veeam.Administrator).GetListAsync(The.Token)
        );

        Assert.True(denied.IsCredentialRejected);
        Assert.Equal(("Veeam", "other"), (denied.Service, denied.Account));
        Assert.Contains("VeeamOptions.UseSecondFactor", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_that_a_person_takes_does_not_count_against_the_call_and_has_a_limit_of_its_own()
    {
        await using VeeamFixture veeam = await StartAsync();
        TaskCompletionSource<CancellationToken> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<string> code = new(TaskCreationOptions.RunContinuationsAsynchronously);
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options =>
            {
                options.SecondFactorTimeout = TimeSpan.FromMinutes(20);
                options.UseSecondFactor(token =>
                {
                    asked.SetResult(token);
                    return code.Task;
                });
            }
        );

        Task<IReadOnlyList<ApiKey>> list = keys.GetListAsync(The.Token);
        CancellationToken limit = await asked.Task.WaitAsync(The.Token);
        await _clock.WaitForTimerAsync(length => length == TimeSpan.FromMinutes(20));
        _clock.Advance(TimeSpan.FromMinutes(4.9)); // the emulator's own limit for the second step is five minutes
        Assert.False(limit.IsCancellationRequested);
        code.SetResult("123456");

        Assert.Single(await list);
    }

    [Promise(6)]
    [Fact]
    public async Task A_code_that_does_not_come_in_time_ends_the_sign_in_and_the_next_call_asks_again()
    {
        await using VeeamFixture veeam = await StartAsync();
        TaskCompletionSource<CancellationToken> asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool responses = false;
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options =>
                options.UseSecondFactor(async token =>
                {
                    asked.TrySetResult(token);
                    await (responses ? Task.CompletedTask : new TaskCompletionSource().Task);
                    return "123456";
                })
        );

        Task<IReadOnlyList<ApiKey>> list = keys.GetListAsync(The.Token);
        CancellationToken limit = await asked.Task.WaitAsync(The.Token);
        await _clock.WaitForTimerAsync(length => length == TimeSpan.FromMinutes(5));
        _clock.Advance(TimeSpan.FromMinutes(5));

        ApiKeyTimeoutException error = await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => list);
        Assert.True(limit.IsCancellationRequested);
        Assert.Contains("SecondFactorTimeout", error.Message, StringComparison.Ordinal);
        Assert.Equal(("Veeam", "other"), (error.Service, error.Account));
        responses = true;
        Assert.Single(await keys.GetListAsync(The.Token));
    }

    [Fact]
    public async Task A_wrong_code_is_a_refused_sign_in_and_stands_in_no_message()
    {
        await using VeeamFixture veeam = await StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options => options.UseSecondFactor(_ => Task.FromResult("654321"))
        );

        ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            keys.GetListAsync(The.Token)
        );

        Assert.True(denied.IsCredentialRejected);
        Assert.DoesNotContain("654321", denied.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => keys.GetListAsync(The.Token));
        Assert.Equal(2, veeam.Arrived("POST", "/token"));
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("null")]
    [InlineData(" ")]
    public async Task What_asks_and_gives_no_code_ends_the_sign_in(string response)
    {
        await using VeeamFixture veeam = await StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options =>
                options.UseSecondFactor(_ =>
                    response == "throws"
                        ? throw new InvalidOperationException("no telephone")
                        : Task.FromResult(response == "null" ? null! : response)
                )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            keys.GetListAsync(The.Token)
        );

        Assert.Contains("Authentication was not completed", error.Message, StringComparison.Ordinal);
        Assert.Equal(response == "throws" ? "no telephone" : null, error.InnerException?.Message);
    }

    private async Task<VeeamFixture> StartAsync()
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync(clock: _clock);
        veeam.Veeam.Administrator.MfaCode = "123456";
        return veeam;
    }
}
