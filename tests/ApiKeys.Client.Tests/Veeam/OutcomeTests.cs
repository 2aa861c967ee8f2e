using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// What is told of background work, of renewals and of deletions is true, however odd the responses are.
/// </summary>
public sealed class OutcomeTests
{
    [Fact]
    public async Task A_delete_that_somebody_else_answered_is_unknown_while_the_key_is_there()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey issued = await IssueAsync(veeam);
        veeam.Emulator.Faults.Add(Fault.Respond(200, "<html>please sign in</html>", "text/html").On("DELETE"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => veeam.Keys.DeleteAsync(issued.Key.Id, The.Token));

        Assert.NotNull(await veeam.Keys.FindAsync(issued.Key.Id, The.Token));
    }

    [Fact]
    public async Task An_action_that_is_not_known_yet_can_be_resumed()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(Fault.Respond(404).On("GET").Path("asyncActions"));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            IssueAsync(veeam)
        );
        IssuedApiKey issued = await veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Promise(1)]
    [Fact]
    public async Task A_page_in_place_of_the_result_costs_no_value()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(
            Fault.Respond(200, "<html>please wait</html>", "text/html").On("GET").Path("/result")
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            IssueAsync(veeam)
        );
        IssuedApiKey issued = await veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_issued_no_key_is_not_said_to_have_lost_its_value_when_it_is_resumed(bool isDeletion)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey issued = await IssueAsync(veeam);
        (veeam.Veeam.Variants.AsyncMode, veeam.Veeam.Variants.AsyncPolls) = (VeeamAsyncMode.Always, 0);
        veeam.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("asyncActions"));
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            isDeletion
                ? veeam.Keys.DeleteAsync(issued.Key.Id, The.Token)
                : veeam.Keys.UpdateAsync(issued.Key.Id, new ApiKeyUpdate { Description = "other" }, The.Token)
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token)
        );

        Assert.Contains("created no key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_token_in_lasting_trouble_gives_way_to_the_password()
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        VeeamApiKeyManager keys = veeam.ManagerOf(veeam.Veeam.Administrator, options => options.MaxRetries = 0);
        await keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromHours(1));
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().Path("/token").Times(2));

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token));
        Assert.NotEmpty(await keys.GetListAsync(The.Token));

        Assert.Equal((2, 0), (veeam.Veeam.SignInsBy("password"), veeam.Veeam.SignInsBy("refresh_token")));
    }

    [Promise(7)]
    [Fact]
    public async Task A_name_with_half_a_character_is_refused_before_anything_is_sent()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.CreateAsync("a\ud800b", VeeamScopes.Rest, cancellationToken: The.Token)
        );

        Assert.Empty(veeam.Emulator.Requests);
    }

    [Promise(2)]
    [Fact]
    public async Task A_handler_of_the_application_sees_neither_question_nor_answer_of_a_sign_in()
    {
        InvariantChecker witness = new();
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(
            options => (options.ApiKey, options.UserName, options.Password) = (null, "bob", "s3cret"),
            services => services.ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler(() => witness))
        );
        veeam.Veeam.AddUser("bob", "s3cret", veeam.Veeam.Administrator);

        await veeam.Keys.GetListAsync(The.Token);

        Assert.Contains(witness.Seen, text => text.Contains("/token", StringComparison.Ordinal));
        Assert.All(witness.Seen, text => Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal));
        Assert.All(witness.Seen, text => Assert.DoesNotContain("access_token", text, StringComparison.Ordinal));
    }

    private static async Task<VeeamFixture> StartAsync()
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync();
        (veeam.Veeam.Variants.AsyncMode, veeam.Veeam.Variants.AsyncPolls) = (VeeamAsyncMode.Always, 0);
        return veeam;
    }

    private static Task<IssuedApiKey> IssueAsync(VeeamFixture veeam) =>
        veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);

    private sealed class InvariantChecker : DelegatingHandler
    {
        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            string asked = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            string responded = await response.Content.ReadAsStringAsync(cancellationToken);
            lock (Seen)
            {
                Seen.Add($"{request.RequestUri} {request.Headers} {asked} {responded}");
            }

            return response;
        }
    }
}
