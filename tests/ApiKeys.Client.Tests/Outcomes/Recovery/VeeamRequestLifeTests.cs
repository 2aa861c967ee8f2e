using ApiKeys.Client.Services;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>How long the rounds after a create send the same request, which the service recognises.</summary>
public sealed class VeeamRequestLifeTests
{
    [Theory, InlineData(0, 270), InlineData(100, 170), InlineData(269, 1), InlineData(270, 270), InlineData(1000, 270)]
    public void Each_request_id_is_retried_for_a_limited_time_from_its_first_use(int secondsLater, int secondsLeft) =>
        AssertLeft(secondsLater, secondsLeft, TimeSpan.Zero);

    [Theory, InlineData(0, 270), InlineData(100, 170), InlineData(270, 270)]
    public void A_clock_that_is_set_back_does_not_extend_the_time(int secondsLater, int secondsLeft) =>
        AssertLeft(secondsLater, secondsLeft, TimeSpan.FromHours(1));

    private static void AssertLeft(int secondsLater, int secondsLeft, TimeSpan setBack)
    {
        ManualClock clock = new(The.Now);
        VeeamOptions options = new()
        {
            BaseAddress = new Uri("https://backup.example:1280/"),
            ApiKey = new string('k', 40),
        };
        VeeamAccount account = new(
            AccountRuntime<VeeamOptions>.Standalone(
                VeeamOptions.ServiceName,
                options,
                new ApiKeyManagerSettings { Account = "backup", TimeProvider = clock },
                VeeamOptionsRules.Check
            )
        );
        VeeamCreate create = new(
            account,
            new VeeamKeyCreator(account),
            account.Options,
            new VeeamRequestedKey("ci", null, ["rest"], null),
            new ApiKeyRequest("ci", ["rest"])
        );

        Assert.Equal(TimeSpan.FromSeconds(270), create.Begin().Call.RecognisedFor);
        clock.SetBack(setBack);
        clock.Advance(TimeSpan.FromSeconds(secondsLater));

        Assert.Equal(TimeSpan.FromSeconds(secondsLeft), create.Begin().Call.RecognisedFor);
    }
}
