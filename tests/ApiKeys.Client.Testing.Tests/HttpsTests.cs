using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace ApiKeys.Client.Testing.Tests;

public class HttpsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task The_certificate_is_trusted_through_the_emulators_authority(string host)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync(useHttps: true);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(emulator.CertificateAuthorityPem);
        using HttpClient http = new(Trusting(authority));
        UriBuilder address = new(new Uri(emulator.Aimms.BaseAddress, "pro-api/v1/api-keys")) { Host = host };

        using HttpResponseMessage response = await http.GetAsync(address.Uri, TestContext.Current.CancellationToken);

        Assert.Equal("https", emulator.Aimms.BaseAddress.Scheme);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(HttpVersion.Version11, response.Version);
    }

    [Fact]
    public async Task The_certificate_is_not_trusted_without_the_emulators_authority()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync(useHttps: true);
        await using ApiKeyEmulator other = await Instants.StartAsync(useHttps: true);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(other.CertificateAuthorityPem);
        using HttpClient http = new(Trusting(authority));

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            http.GetAsync(emulator.Address, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task CutShort_over_https_sends_the_bytes_before_it_drops_the_connection()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync(useHttps: true);
        using X509Certificate2 authority = X509Certificate2.CreateFromPem(emulator.CertificateAuthorityPem);
        using HttpClient http = new(Trusting(authority));
        emulator.Faults.Add(Fault.CutShort(5));
        using HttpResponseMessage response = await http.GetAsync(
            emulator.Aimms.BaseAddress,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        await using Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] buffer = new byte[5];

        await body.ReadExactlyAsync(buffer, TestContext.Current.CancellationToken);

        Assert.Equal("{\"mes"u8.ToArray(), buffer);
        await Assert.ThrowsAnyAsync<IOException>(() =>
            body.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Without_https_there_is_no_authority()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.Null(emulator.CertificateAuthorityPem);
    }

    private static SocketsHttpHandler Trusting(X509Certificate2 authority)
    {
        X509ChainPolicy policy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.Add(authority);
        return new() { SslOptions = { CertificateChainPolicy = policy } };
    }
}
