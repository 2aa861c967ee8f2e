using System.Net;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>What an application sends with the credential of an account.</summary>
public sealed class OwnCallTests
{
    public static TheoryData<string> Accounts => [.. CallingFixture.Paths.Keys];

    [Theory]
    [InlineData("prod", "apikey")]
    [InlineData("eam", "x-access-token")]
    [InlineData("backup", "Authorization")]
    public async Task A_client_authenticates_as_its_service_requires(string account, string header)
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();

        using HttpResponseMessage response = await calling.GetAsync(account);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string credential = Assert.Single(calling.Calls).Headers[header];
        Assert.Contains(calling.Secrets, secret => credential == secret || credential == $"Bearer {secret}");
    }

    [Fact]
    public async Task A_client_and_the_manager_of_its_account_share_one_access_token()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();

        await calling.Keys("eam").GetListAsync(The.Token);
        using HttpResponseMessage one = await calling.GetAsync("eam");
        using HttpResponseMessage other = await calling.GetAsync("eam");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (one.StatusCode, other.StatusCode));
        Assert.Equal(1, calling.Emulator.Maximo.SignIns);
    }

    [Promise(4)]
    [Theory, MemberData(nameof(Accounts))]
    public async Task A_redirect_is_returned_and_not_followed(string account)
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        calling.Emulator.Faults.Add(
            Fault
                .Respond(302, headers: new Dictionary<string, string> { ["Location"] = "https://elsewhere.example/" })
                .Path(CallingFixture.Paths[account])
        );

        using HttpResponseMessage response = await calling.GetAsync(account);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Single(calling.Calls);
    }

    [Promise(4)]
    [Theory, MemberData(nameof(Accounts))]
    public async Task A_client_trusts_what_its_account_trusts(string account)
    {
        await using CallingFixture strict = await CallingFixture.StartAsync(isHttps: true);
        using PemFile file = new(strict.Emulator.CertificateAuthorityPem);
        await Assert.ThrowsAnyAsync<Exception>(() => strict.GetAsync(account));
        Assert.Empty(strict.Emulator.Requests);

        await using CallingFixture calling = await CallingFixture.StartAsync(
            isHttps: true,
            settings: [new($"{account}:TrustedCertificateFile", file.Path)]
        );
        file.Write(calling.Emulator.CertificateAuthorityPem);
        using HttpResponseMessage response = await calling.GetAsync(account);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

#if NET
    [Fact]
    public async Task A_synchronous_call_is_refused_because_nothing_would_authenticate_it()
    {
        await using CallingFixture calling = await CallingFixture.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri("x", UriKind.Relative));

        Assert.Throws<NotSupportedException>(() => calling.Client("prod").Send(request, The.Token));
        Assert.Empty(calling.Emulator.Requests);
    }
#endif
}
