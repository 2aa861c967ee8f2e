using System.Net;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>
/// An account's address means the same in every spelling, and contains only the location of the service.
/// </summary>
public sealed class AddressTests
{
    public static MatrixTheoryData<string, string> Spellings =>
        new(
            Accounts.Services,
            [
                "https://api.example.com/x",
                "https://api.example.com/x/",
                "https://API.Example.COM/x",
                "https://api.example.com:443/x",
                "HTTPS://api.example.com/y/../x",
            ]
        );

    public static MatrixTheoryData<string, string> Refused =>
        new(
            Accounts.Services,
            [
                "https://user:pass-word@api.example.com",
                "https://api.example.com?a=b",
                "https://api.example.com#part",
                "http://api.example.com",
                "ftp://api.example.com",
                "api.example.com",
            ]
        );

    [Promise(4)]
    [Theory, MemberData(nameof(Spellings))]
    public async Task Requests_go_to_the_same_address_in_every_spelling(string service, string address)
    {
        List<string> asked = [];
        ApiKeyManager keys = Accounts.At(service, new Uri(address), new Noting(asked));

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => keys.GetListAsync(The.Token));

        Assert.StartsWith("https://api.example.com/x/", Assert.Single(asked), StringComparison.Ordinal);
        Assert.DoesNotContain("//", asked[0][8..], StringComparison.Ordinal);
    }

    [Promise(2, 4)]
    [Theory, MemberData(nameof(Refused))]
    public void An_address_with_more_than_scheme_host_and_path_is_refused_and_not_quoted(string service, string address)
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            Accounts.At(service, new Uri(address, UriKind.RelativeOrAbsolute))
        );

        Assert.Contains("'prod': BaseAddress must", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", error.ToString(), StringComparison.Ordinal);
    }

    [Promise(4)]
    [Theory]
    [InlineData("https://user:pass-word@admin.example.com")]
    [InlineData("https://admin.example.com?a=b")]
    [InlineData("https://admin.example.com#part")]
    [InlineData("http://admin.example.com")]
    public void AdminAddress_with_more_than_scheme_host_and_path_is_refused_and_not_quoted(string address)
    {
        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            new MaximoApiKeyManager(
                new MaximoOptions
                {
                    BaseAddress = new("https://api.example.com"),
                    AdminAddress = new(address),
                    UserName = "superuser",
                    Password = Accounts.Secret,
                }
            )
        );

        Assert.Contains("AdminAddress must", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost")]
    public void AdminAddress_over_http_to_loopback_needs_AllowInsecureLoopback(string address)
    {
        MaximoOptions options = new()
        {
            BaseAddress = new("https://api.example.com"),
            AdminAddress = new(address),
            UserName = "superuser",
            Password = Accounts.Secret,
        };

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            new MaximoApiKeyManager(options)
        );

        Assert.Contains(
            "AdminAddress is http to a loopback address; set AllowInsecureLoopback",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private sealed class Noting(List<string> asked) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            asked.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.Gone));
        }
    }
}
