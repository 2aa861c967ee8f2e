using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// The reported outcomes of background actions, renewals and deletes are correct, even with unusual responses.
/// </summary>
public sealed class OutcomeTests
{
    [Fact]
    public async Task A_delete_with_a_response_from_another_server_is_unknown_while_the_key_exists()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey issued = await CreateKeyAsync(veeam);
        veeam.Emulator.Faults.Add(Fault.Respond(200, "<html>please sign in</html>", "text/html").On("DELETE"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => veeam.Keys.DeleteAsync(issued.Key.Id, The.Token));

        Assert.NotNull(await veeam.Keys.FindAsync(issued.Key.Id, The.Token));
    }

    [Fact]
    public async Task An_action_that_the_service_does_not_list_yet_can_be_resumed()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(Fault.Respond(404).On("GET").Path("asyncActions"));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateKeyAsync(veeam)
        );
        IssuedApiKey issued = await veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Promise(1)]
    [Fact]
    public async Task An_HTML_page_instead_of_the_result_leaves_the_create_resumable()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(
            Fault.Respond(200, "<html>please wait</html>", "text/html").On("GET").Path("/result")
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            CreateKeyAsync(veeam)
        );
        IssuedApiKey issued = await veeam.Keys.ResumeAsync(unknown.ActionId!, The.Token);

        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resuming_an_action_that_created_no_key_reports_no_lost_value(bool isDeletion)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey issued = await CreateKeyAsync(veeam);
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
    public async Task A_refresh_token_that_keeps_failing_falls_back_to_the_password()
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
    public async Task A_name_with_half_a_surrogate_pair_is_refused_before_anything_is_sent()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.CreateAsync("a\ud800b", VeeamScopes.Rest, cancellationToken: The.Token)
        );

        Assert.Empty(veeam.Emulator.Requests);
    }

    [Promise(2)]
    [Fact]
    public async Task Application_handlers_see_neither_request_nor_response_of_a_sign_in()
    {
        RecordingHandler handler = new();
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(
            options => (options.ApiKey, options.UserName, options.Password) = (null, "bob", "s3cret"),
            services => services.ConfigureHttpClientDefaults(clients => clients.AddHttpMessageHandler(() => handler))
        );
        veeam.Veeam.AddUser("bob", "s3cret", veeam.Veeam.Administrator);

        await veeam.Keys.GetListAsync(The.Token);

        Assert.NotEmpty(handler.Seen);
        Assert.All(handler.Seen, text => Assert.DoesNotContain("/token", text, StringComparison.Ordinal));
        Assert.All(handler.Seen, text => Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal));
        Assert.All(handler.Seen, text => Assert.DoesNotContain("access_token", text, StringComparison.Ordinal));
    }

    private static async Task<VeeamFixture> StartAsync()
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync();
        (veeam.Veeam.Variants.AsyncMode, veeam.Veeam.Variants.AsyncPolls) = (VeeamAsyncMode.Always, 0);
        return veeam;
    }

    private static Task<IssuedApiKey> CreateKeyAsync(VeeamFixture veeam) =>
        veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);

    private sealed class RecordingHandler : DelegatingHandler
    {
        public List<string> Seen { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            string sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            string responded = await response.Content.ReadAsStringAsync(cancellationToken);
            lock (Seen)
            {
                Seen.Add($"{request.RequestUri} {request.Headers} {sent} {responded}");
            }

            return response;
        }
    }
}
