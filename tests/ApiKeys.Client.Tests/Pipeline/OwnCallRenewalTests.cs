using System.Net;
using System.Text;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>What happens when the service rejects the credential of a request of the application.</summary>
public sealed class OwnCallRenewalTests
{
    public static TheoryData<string> Contents => ["none", "text", "form", "parts"];

    [Theory, MemberData(nameof(Contents))]
    public async Task After_a_401_a_request_is_sent_once_more_with_another_token(string content)
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        using HttpResponseMessage before = await calling.GetAsync("eam");
        calling.Emulator.Maximo.RevokeTokens();
        using HttpRequestMessage request = Request(ContentOf(content));

        using HttpResponseMessage response = await calling.Client("eam").SendAsync(request, The.Token);

        Assert.NotEqual(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(3, calling.Calls.Count);
        Assert.Equal(calling.Calls[1].Body, calling.Calls[2].Body);
        Assert.Equal(2, calling.Emulator.Maximo.SignIns);
    }

    [Fact]
    public async Task A_body_that_is_a_stream_is_sent_once_and_the_next_request_has_another_token()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        using HttpResponseMessage before = await calling.GetAsync("eam");
        calling.Emulator.Maximo.RevokeTokens();
        using MemoryStream body = new(Encoding.UTF8.GetBytes("{}"));
        using HttpRequestMessage request = Request(new StreamContent(body));

        using HttpResponseMessage response = await calling.Client("eam").SendAsync(request, The.Token);
        using HttpResponseMessage next = await calling.GetAsync("eam");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (response.StatusCode, next.StatusCode));
        Assert.Equal(3, calling.Calls.Count);
    }

    [Fact]
    public async Task A_401_that_another_token_does_not_help_against_is_returned()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        calling.Emulator.Faults.Add(Testing.Fault.Respond(401, "{}").Path("/v1/apikeys").Always());

        using HttpResponseMessage first = await calling.GetAsync("eam");
        using HttpResponseMessage second = await calling.GetAsync("eam");

        Assert.All([first, second], static each => Assert.Equal(HttpStatusCode.Unauthorized, each.StatusCode));
        Assert.Equal(3, calling.Calls.Count);
        Assert.Equal(2, calling.Emulator.Maximo.SignIns);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("backup")]
    public async Task A_key_that_is_rejected_is_sent_once_more_only_if_it_was_replaced_at_its_source(string account)
    {
        Source source = new("not-a-real-key-of-yesterday");
        await using CallingFixture calling = await CallingFixture.StartAsync(
            settings: [new($"{account}:ApiKey", null)],
            services: services => services.AddApiKeyClient().UseCredentialSource(account, _ => source)
        );

        using HttpResponseMessage rejected = await calling.GetAsync(account);
        Assert.Single(calling.Calls);
        source.Next =
            account == "prod" ? calling.Emulator.Aimms.AdministratorKey : calling.Emulator.Veeam.AdministratorKey;
        using HttpResponseMessage accepted = await calling.GetAsync(account);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (rejected.StatusCode, accepted.StatusCode));
        Assert.Equal(3, calling.Calls.Count);
    }

    [Fact]
    public async Task A_credential_that_is_refused_a_token_is_not_tried_again_for_a_while()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync(
            settings: [new("eam:ApiKeyToken", "not-a-real-token")]
        );

        ApiKeyAccessDeniedException first = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            calling.GetAsync("eam")
        );
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => calling.GetAsync("eam"));
        Assert.Single(calling.Emulator.Requests);
        calling.Emulator.Clock.Advance(TimeSpan.FromSeconds(31));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => calling.GetAsync("eam"));

        Assert.Contains("so that the service does not lock the account out", first.Message, StringComparison.Ordinal);
        Assert.Equal(2, calling.Emulator.Requests.Count);
        Assert.Empty(calling.Calls);
    }

    private static HttpRequestMessage Request(HttpContent? content) =>
        new(content is null ? HttpMethod.Get : HttpMethod.Post, new Uri(CallingFixture.Paths["eam"], UriKind.Relative))
        {
            Content = content,
        };

    private static HttpContent? ContentOf(string kind) =>
        kind switch
        {
            "text" => new StringContent("{}", Encoding.UTF8, "application/json"),
            "form" => new FormUrlEncodedContent([new("a", "b")]),
            "parts" => new MultipartContent("mixed", "line") { new StringContent("part") },
            _ => null,
        };

    /// <summary>A source whose credential is replaced after the next time that it is asked.</summary>
    private sealed class Source(string key) : CredentialSource
    {
        private string _key = key;

        public string? Next { get; set; }

        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            Credential now = new(new SecretValue(_key));
            _key = Next ?? _key;
            return new(now);
        }
    }
}
