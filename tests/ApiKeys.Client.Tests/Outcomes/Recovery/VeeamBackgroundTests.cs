using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// A create that the service does in the background is found, with its value, by the id of its request.
/// </summary>
public sealed class VeeamBackgroundTests
{
    [Fact]
    public async Task A_key_created_in_the_background_is_read_from_the_result_of_the_action()
    {
        await using RecoveryFixture bed = await StartAsync();
        bed.Lose(Fault.DropAfterCommit());

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(1, bed.Creates);
        Assert.DoesNotContain(
            bed.Emulator.Requests,
            request => request.Method == "DELETE" && request.Path.Contains("/logins/", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_action_still_running_at_the_call_timeout_can_be_resumed()
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await StartAsync(
            options => options.AttemptTimeout = TimeSpan.FromSeconds(20),
            clock
        );
        bed.Emulator.Veeam.Variants.AsyncDuration = TimeSpan.FromSeconds(150);
        bed.Lose(Fault.DropAfterCommit());

        Task<IssuedApiKey> create = bed.CreateAsync();
        while (!create.IsCompleted)
        {
            // Delays between two polls are at most 10 s; the timeouts of attempt and call are longer.
            await Task.WhenAny(create, clock.WaitForTimerAsync(length => length <= TimeSpan.FromSeconds(10)));
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => create);
        Assert.Contains("creating the key 'ci'", unknown.Message, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(100));
        bed.AssertSole(await ((VeeamApiKeyManager)bed.Keys).ResumeAsync(unknown.ActionId!, The.Token));
    }

    [Fact]
    public async Task A_key_is_created_again_after_a_failed_action()
    {
        RecoveryFixture bed = null!;
        await using RecoveryFixture started = bed = await StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(() =>
                    new Interlude(
                        RecoveryFixture.PathAt("Veeam"),
                        create =>
                            Task.FromResult(
                                bed.Emulator.Veeam.Variants.AsyncOutcome =
                                    create == 1 ? VeeamAsyncOutcome.Failed : VeeamAsyncOutcome.Succeed
                            )
                    )
                )
            )
        );
        bed.Lose(Fault.DropAfterCommit());

        bed.AssertSole(await bed.CreateAsync());

        Assert.Equal(2, bed.Creates);
    }

    [Fact]
    public async Task A_key_whose_result_is_gone_is_deleted_and_created_again()
    {
        await using RecoveryFixture bed = await StartAsync();
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(
            Fault
                .Respond(404, """{"errors":[{"message":"gone","type":"logical","code":404}]}""")
                .On("GET")
                .Path("/result")
        );

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(2, bed.Creates);
    }

    [Fact]
    public async Task A_create_is_not_retried_while_background_actions_cannot_be_listed()
    {
        await using RecoveryFixture bed = await StartAsync();
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/asyncActions").Always());

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync());

        Assert.Equal(1, bed.Creates);
        Assert.Single(bed.Held("ci"));
    }

    [Fact]
    public async Task A_background_delete_that_cannot_be_followed_is_not_taken_for_the_create()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Veeam");
        bed.Emulator.Veeam.Variants.AsyncMethods = ["DELETE"];
        bed.Emulator.Veeam.Variants.AsyncMode = VeeamAsyncMode.WithRequestId;
        bed.Lose(Fault.DropAfterCommit());
        // The first request looks for the create.
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/asyncActions").Skip(1));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Fact]
    public async Task A_create_for_another_user_is_looked_up_among_that_user_s_keys()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Veeam");
        await bed.AnotherManager().CreateAsync(bed.Request("ci"), The.Token);
        bed.Lose(Fault.DropAfterCommit());
        Guid user = bed.Emulator.Veeam.CompanyOwner.Uid;

        IssuedApiKey issued = await bed.Keys.CreateAsync(
            new VeeamApiKeyRequest("ci", bed.Request("ci").Scopes) { UserUid = user },
            The.Token
        );

        Assert.Equal(user.ToString(), issued.Key.Owner);
        VeeamEmulatedLogin login = Assert.Single(
            bed.Emulator.Veeam.Logins,
            login => login.Description == "ci" && login.UserUid == user
        );
        Assert.True(login.Matches(issued.Value.Reveal()));
        Assert.Equal(2, bed.Held("ci").Count);
    }

    private static async Task<RecoveryFixture> StartAsync(
        Action<ApiKeyAccountOptions>? configure = null,
        ManualClock? clock = null,
        Action<IServiceCollection>? services = null
    )
    {
        RecoveryFixture bed = await RecoveryFixture.StartAsync("Veeam", configure, services, clock);
        bed.Emulator.Veeam.Variants.AsyncMode = VeeamAsyncMode.WithRequestId;
        bed.Emulator.Veeam.Variants.AsyncMethods = ["POST"];
        bed.Emulator.Veeam.Variants.AsyncPolls = 0;
        return bed;
    }
}
