using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Mono.Support;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Servers that the machine does not trust.</summary>
    public sealed class TrustTests
    {
        [Theory]
        [InlineData("aimms", Transport.OfTheSdk), InlineData("aimms", Transport.HttpWebRequest)]
        [InlineData("maximo", Transport.OfTheSdk), InlineData("maximo", Transport.HttpWebRequest)]
        [InlineData("veeam", Transport.OfTheSdk), InlineData("veeam", Transport.HttpWebRequest)]
        public async Task Nothing_is_sent_to_a_server_that_the_machine_does_not_trust(
            string service,
            Transport transport
        )
        {
            Emulator emulator = await Emulator.OverHttpsAsync();

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                Accounts.Of(service, emulator, transport).GetListAsync(The.Token)
            );

            Assert.Contains("No secure connection", error.Message);
            Assert.False(error.IsTransient);
            Assert.Empty(await emulator.RequestsAsync());
        }

        [Theory]
        [InlineData("aimms"), InlineData("maximo"), InlineData("veeam")]
        public async Task Only_the_pinned_certificate_is_trusted(string service)
        {
            Emulator emulator = await Emulator.OverHttpsAsync();
            string pin = await FingerprintAsync(emulator.AddressOf(service));

            Assert.NotEmpty(await Pinned(service, emulator, pin).GetListAsync(The.Token));

            int before = (await emulator.RequestsAsync()).Count;
            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                Pinned(service, emulator, new string('0', 64)).GetListAsync(The.Token)
            );
            Assert.Contains("does not match CertificateSha256", error.Message);
            Assert.Equal(before, (await emulator.RequestsAsync()).Count);
        }

        [Theory]
        [InlineData("aimms"), InlineData("maximo"), InlineData("veeam")]
        public async Task An_authority_that_the_platform_cannot_check_is_not_trusted_and_is_reported(string service)
        {
            Assert.SkipUnless(
                Type.GetType("Mono.Runtime") != null,
                "Windows can check certificates with elliptic curves."
            );
            Emulator emulator = await Emulator.OverHttpsAsync();
            string file = Path.GetTempFileName();
            File.WriteAllText(file, emulator.CertificateAuthority);

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                Accounts
                    .Of(service, emulator, configure: options => options.TrustedCertificateFile = file)
                    .GetListAsync(The.Token)
            );

            File.Delete(file);
            Assert.Contains("this platform cannot check", error.Message);
            Assert.False(error.IsTransient);
            Assert.Empty(await emulator.RequestsAsync());
        }

        [Fact]
        public async Task A_handler_with_its_own_certificate_check_is_not_used_for_a_pinned_account()
        {
            Emulator emulator = await Emulator.OverHttpsAsync();
            AimmsOptions options = new AimmsOptions
            {
                BaseAddress = emulator.AddressOf("aimms"),
                ApiKey = emulator.Credential("aimms", "ApiKey"),
                CertificateSha256 = new string('0', 64),
            };
            using (
                WebRequestHandler trusting = new WebRequestHandler
                {
                    ServerCertificateValidationCallback = (sender, certificate, chain, errors) => certificate != null,
                }
            )
            {
                ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Handler = trusting }).GetListAsync(
                        The.Token
                    )
                );

                Assert.Contains("does not apply it", error.Message);
                Assert.Empty(await emulator.RequestsAsync());
            }
        }

        private static ApiKeyManager Pinned(string service, Emulator emulator, string fingerprint) =>
            Accounts.Of(service, emulator, configure: options => options.CertificateSha256 = fingerprint);

        /// <summary>
        /// Gets the certificate that the server presents, as a person who pins it would: it is read without being
        /// trusted.
        /// </summary>
        private static async Task<string> FingerprintAsync(Uri address)
        {
            byte[] shown = null;
            using (TcpClient connection = new TcpClient())
            {
                await connection.ConnectAsync(IPAddress.Loopback, address.Port);
                using (
                    SslStream tls = new SslStream(
                        connection.GetStream(),
                        false,
                        (sender, certificate, chain, errors) =>
                        {
                            shown = certificate.GetRawCertData();
                            return false;
                        }
                    )
                )
                {
                    await Assert.ThrowsAsync<AuthenticationException>(() =>
                        tls.AuthenticateAsClientAsync(address.Host)
                    );
                }
            }

            using (SHA256 sha256 = SHA256.Create())
            {
                return BitConverter.ToString(sha256.ComputeHash(shown)).Replace('-', ':');
            }
        }
    }
}
