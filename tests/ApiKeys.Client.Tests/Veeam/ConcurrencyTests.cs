using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A thousand calls at once are one sign-in.</summary>
public sealed class ConcurrencyTests
{
    private const int Calls = 1000;

    [Fact]
    public async Task A_thousand_calls_on_a_cold_account_are_one_sign_in_and_another_when_the_token_ends_under_them()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);

        await AtOnceAsync(() => keys.ListAllAsync(The.Token));
        Assert.Equal((1, 1), (veeam.Arrived("POST", "/token"), veeam.Arrived("GET", "/users/me")));

        veeam.Emulator.Clock.Advance(TimeSpan.FromHours(1));
        await AtOnceAsync(() => keys.ListAllAsync(The.Token));
        Assert.Equal((1, 1), (veeam.Veeam.SignInsBy("password"), veeam.Veeam.SignInsBy("refresh_token")));
        Assert.Equal(2, veeam.Arrived("POST", "/token"));
    }

    [Fact]
    public async Task A_thousand_calls_that_are_refused_the_same_token_are_one_more_sign_in()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);
        await keys.ListAllAsync(The.Token);
        veeam.Veeam.RevokeTokens();

        await AtOnceAsync(() => keys.ListAllAsync(The.Token));

        Assert.Equal(2, veeam.Veeam.SignInsBy("password"));
    }

    [Fact]
    public async Task A_caller_who_cancels_leaves_the_sign_in_to_the_others()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Administrator.MfaCode = "123456";
        TaskCompletionSource<string> code = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator, options => options.UseSecondFactor(_ =>
        {
            asked.SetResult();
            return code.Task;
        }));
        using CancellationTokenSource impatient = new();

        Task<IReadOnlyList<ApiKey>> first = keys.ListAllAsync(impatient.Token);
        await asked.Task.WaitAsync(The.Token);
        Task others = AtOnceAsync(() => keys.ListAllAsync(The.Token));
        await impatient.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        code.SetResult("123456");
        await others;

        Assert.Equal(impatient.Token, cancelled.CancellationToken);
        Assert.Equal((1, 2), (veeam.Veeam.SignInsBy("mfa"), veeam.Arrived("POST", "/token")));
    }

    [Fact]
    public async Task A_sign_in_that_fails_fails_for_each_of_a_thousand_callers_and_is_tried_once()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator, options => options.Password = "wrong");

        Task<IReadOnlyList<ApiKey>>[] calls = [.. Enumerable.Range(0, Calls).Select(_ => Task.Run(() => keys.ListAllAsync(The.Token)))];

        foreach (Task<IReadOnlyList<ApiKey>> call in calls)
        {
            Assert.True((await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => call)).IsSignInRefused);
        }

        Assert.Equal(1, veeam.Arrived("POST", "/token"));
    }

    private static Task AtOnceAsync(Func<Task> call) => Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Run(call)));
}
