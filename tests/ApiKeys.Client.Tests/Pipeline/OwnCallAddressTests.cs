using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>The credential of an account goes to the account's own address, whatever the application asks for.</summary>
public sealed class OwnCallAddressTests
{
    [Promise(4)]
    [Theory]
    [InlineData("{0}://{1}:1/x")]
    [InlineData("{0}://localhost:{2}/x")]
    [InlineData("https://{1}:{2}/x")]
    [InlineData("{0}://elsewhere.example:{2}/x")]
    [InlineData("{0}://{1}.elsewhere.example:{2}/x")]
    [InlineData("{0}://{1}@elsewhere.example:{2}/x")]
    public async Task A_request_for_another_address_is_refused_before_anything_is_sent(string address)
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        Uri own = calling.Emulator.Address;

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            calling
                .Client("eam")
                .GetAsync(
                    new Uri(string.Format(null, address, own.Scheme, own.Host, own.Port) + "?secret=not-a-real-key"),
                    The.Token
                )
        );

        Assert.EndsWith(
            $"the account's credential goes to {own.Scheme}://{own.Authority} only. Nothing was sent.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("not-a-real-key", error.Message, StringComparison.Ordinal);
        Assert.Equal(ApiKeyFailureStep.Application, error.FailedStep);
        Assert.Empty(calling.Emulator.Requests);
    }

    [Promise(4)]
    [Fact]
    public async Task A_request_with_the_name_of_another_host_in_its_header_is_refused()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(CallingFixture.Paths["prod"], UriKind.Relative))
        {
            Headers = { Host = "elsewhere.example" },
        };

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            calling.Client("prod").SendAsync(request, The.Token)
        );

        Assert.Contains("the host 'elsewhere.example' in its header", error.Message, StringComparison.Ordinal);
        Assert.Empty(calling.Emulator.Requests);
    }

    [Fact]
    public async Task A_relative_address_is_added_to_that_of_the_account_and_an_absolute_one_there_is_allowed()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        HttpClient client = calling.Client("backup");

        using HttpResponseMessage relative = await calling.GetAsync("backup");
        using HttpResponseMessage absolute = await client.GetAsync(
            new Uri(calling.Emulator.Veeam.BaseAddress, CallingFixture.Paths["backup"]),
            The.Token
        );

        Assert.Equal(calling.Emulator.Veeam.BaseAddress, client.BaseAddress);
        Assert.All(calling.Calls, static call => Assert.Equal("/veeam/api/v3/users/me", call.Path));
        Assert.All([relative, absolute], static response => Assert.True(response.IsSuccessStatusCode));
    }

    [Fact]
    public async Task A_handler_of_the_application_cannot_lead_a_request_elsewhere()
    {
        await using ApiKeyEmulator other = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        await using CallingFixture calling = await CallingFixture.StartAsync(client =>
            Microsoft.Extensions.DependencyInjection.HttpClientBuilderExtensions.AddHttpMessageHandler(
                client,
                () => new Detour(other.Address)
            )
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => calling.GetAsync("prod"));

        Assert.Empty(other.Requests);
    }

    private sealed class Detour(Uri to) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.RequestUri = to;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
