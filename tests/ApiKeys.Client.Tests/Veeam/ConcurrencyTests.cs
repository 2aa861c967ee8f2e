using ApiKeys.Client.Tests.Authentication;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// A thousand concurrent calls share one sign-in, even if it takes several requests, and one request for the current
/// user.
/// </summary>
public sealed class ConcurrencyTests : SharedAuthenticationTests
{
    private const int Calls = 1000;

    /// <summary>The refresh token was revoked as well, and is tried before the password.</summary>
    protected override int RequestsForAnother => 2;

    protected override async Task<Target> StartAsync(
        ManualClock clock,
        bool isWrong = false,
        Action<ApiKeyAccountOptions>? configure = null
    )
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options =>
            {
                // Otherwise the calls would wait for one of them to request the current user, and not for the token.
                options.UserUid = veeam.Veeam.AdministratorUid;
                options.Password = isWrong ? "wrong" : options.Password;
                configure?.Invoke(options);
            }
        );
        return new(veeam, veeam.Emulator, keys, "/token", veeam.Veeam.RevokeTokens, new ApiKeyRequest("ci", ["rest"]));
    }

    [Fact]
    public async Task A_thousand_calls_share_one_user_request_and_renew_without_the_password()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator);

        await AtOnceAsync(() => keys.GetListAsync(The.Token));
        Assert.Equal((1, 1), (veeam.Arrived("POST", "/token"), veeam.Arrived("GET", "/users/me")));

        veeam.Emulator.Clock.Advance(TimeSpan.FromHours(1));
        await AtOnceAsync(() => keys.GetListAsync(The.Token));
        Assert.Equal((1, 1), (veeam.Veeam.SignInsBy("password"), veeam.Veeam.SignInsBy("refresh_token")));
        Assert.Equal((2, 1), (veeam.Arrived("POST", "/token"), veeam.Arrived("GET", "/users/me")));
    }

    [Fact]
    public async Task Cancelling_one_caller_leaves_the_second_factor_to_the_others()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Administrator.MfaCode = "123456";
        TaskCompletionSource<string> code = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        VeeamApiKeyManager keys = veeam.ManagerOf(
            veeam.Veeam.Administrator,
            options =>
                options.UseSecondFactor(_ =>
                {
                    asked.SetResult();
                    return code.Task;
                })
        );
        using CancellationTokenSource impatient = new();

        Task<IReadOnlyList<ApiKey>> first = keys.GetListAsync(impatient.Token);
        await asked.Task.WaitAsync(The.Token);
        Task others = AtOnceAsync(() => keys.GetListAsync(The.Token));
        await impatient.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        code.SetResult("123456");
        await others;

        Assert.Equal(impatient.Token, cancelled.CancellationToken);
        Assert.Equal((1, 2), (veeam.Veeam.SignInsBy("mfa"), veeam.Arrived("POST", "/token")));
    }

    private static Task AtOnceAsync(Func<Task> call) =>
        Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Run(call)));
}
