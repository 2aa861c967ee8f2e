using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Mono.Support;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>The outcome of a failed call, and how often its request was sent.</summary>
    public sealed class FailureTests
    {
        private const string Hang = @"{""kind"":""hang"",""on"":""GET"",""times"":2}";
        private const string HangInBody = @"{""kind"":""hangInBody"",""bytes"":1,""on"":""GET"",""times"":2}";

        public static TheoryData<Transport> Transports =>
            new TheoryData<Transport>(Transport.OfTheSdk, Transport.HttpWebRequest);

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_create_with_a_lost_response_has_an_unknown_outcome_and_was_sent_once(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator, transport);
            string name = The.NewName();
            await keys.GetListAsync(The.Token); // The connection is in use: the platform may assume that it expired.
            await emulator.AddFaultAsync(@"{""kind"":""dropAfterCommit"",""on"":""POST""}");

            ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                CreateAsync(keys, name)
            );

            Assert.Equal(1, await emulator.CountAsync("POST"));
            Assert.NotNull(await keys.FindAsync(unknown.KeyId, The.Token));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_missing_value_is_reported_as_lost_and_the_key_is_named(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            string name = The.NewName();
            await emulator.AddFaultAsync(@"{""kind"":""cutShort"",""bytes"":20,""on"":""POST""}");

            ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
                CreateAsync(Accounts.Aimms(emulator, transport), name)
            );

            Assert.Equal(name, lost.KeyId);
            Assert.Equal(1, await emulator.CountAsync("POST"));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_call_to_an_unreachable_service_fails_as_not_done(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(
                emulator,
                transport,
                options => options.BaseAddress = ClosedPort()
            );

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                CreateAsync(keys, The.NewName())
            );

            Assert.Contains("could not be reached", error.Message);
            Assert.True(error.IsTransient);
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_read_is_retried_until_it_succeeds(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(@"{""kind"":""dropBefore"",""on"":""GET""}");
            await emulator.AddFaultAsync(@"{""kind"":""cutShort"",""bytes"":1,""on"":""GET"",""skip"":1}");
            await emulator.AddFaultAsync(@"{""kind"":""respond"",""status"":503,""on"":""GET"",""skip"":2}");

            Assert.NotEmpty(await Accounts.Aimms(emulator, transport).GetListAsync(The.Token));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_rejected_credential_is_reported(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();

            ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
                Accounts.Aimms(emulator, transport, options => options.ApiKey = "not-a-key").GetListAsync(The.Token)
            );

            Assert.True(denied.IsCredentialRejected);
            Assert.Equal(401, denied.StatusCode);
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task Retry_After_is_respected_or_reported(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator, transport);
            await emulator.AddFaultAsync(
                @"{""kind"":""respond"",""status"":429,""on"":""POST"",""headers"":{""Retry-After"":""0""}}"
            );

            await CreateAsync(keys, The.NewName());
            Assert.Equal(2, await emulator.CountAsync("POST"));

            await emulator.AddFaultAsync(
                @"{""kind"":""respond"",""status"":429,""on"":""POST"",""headers"":{""Retry-After"":""3600""}}"
            );
            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                CreateAsync(keys, The.NewName())
            );
            Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
            Assert.Equal(3, await emulator.CountAsync("POST"));
        }

        [Theory(Timeout = 60_000)]
        [InlineData(Transport.OfTheSdk, Hang)]
        [InlineData(Transport.OfTheSdk, HangInBody)]
        [InlineData(Transport.HttpWebRequest, Hang)]
        [InlineData(Transport.HttpWebRequest, HangInBody)]
        public async Task The_attempt_timeout_covers_the_whole_response(Transport transport, string fault)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(fault);
            AimmsApiKeyManager keys = Accounts.Aimms(
                emulator,
                transport,
                options =>
                {
                    options.AttemptTimeout = TimeSpan.FromSeconds(0.3);
                    options.MaxRetries = 1;
                }
            );

            await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => keys.GetListAsync(The.Token));
            Assert.Equal(2, await emulator.CountAsync("GET"));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_create_that_exceeds_the_call_timeout_has_an_unknown_outcome(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(@"{""kind"":""hangAfterCommit"",""on"":""POST""}");
            AimmsApiKeyManager keys = Accounts.Aimms(
                emulator,
                transport,
                options => options.CallTimeout = TimeSpan.FromSeconds(1)
            );

            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => CreateAsync(keys, The.NewName()));
            Assert.Equal(1, await emulator.CountAsync("POST"));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task Cancelling_after_the_request_was_sent_leaves_the_outcome_unknown(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(@"{""kind"":""hangAfterCommit"",""on"":""POST""}");
            using (CancellationTokenSource cancellation = new CancellationTokenSource())
            {
                Task<IssuedApiKey> create = Accounts
                    .Aimms(emulator, transport)
                    .CreateAsync(The.NewName(), AimmsScopes.Tasks, The.InNinetyDays, cancellation.Token);
                await emulator.WaitForAsync(request => request.GetProperty("committed").GetBoolean());
                cancellation.Cancel();

                ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                    create
                );
                Assert.IsType<OperationCanceledException>(unknown.InnerException, exactMatch: false);
            }
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_response_body_beyond_the_limit_is_not_read_completely(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(@"{""kind"":""oversize"",""bytes"":100000000,""on"":""GET""}");

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                Accounts.Aimms(emulator, transport, options => options.MaxResponseBytes = 4096).GetListAsync(The.Token)
            );

            Assert.Contains("4096", error.Message);
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_redirect_is_not_followed_and_the_credential_is_not_sent_elsewhere(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            string elsewhere = new Uri(emulator.AddressOf("aimms"), "/maximo/elsewhere").ToString();
            await emulator.AddFaultAsync(
                @"{""kind"":""respond"",""status"":307,""always"":true,""path"":""/aimms/"",""headers"":{""Location"":"""
                    + elsewhere
                    + @""",""Set-Cookie"":""session=1; Path=/""}}"
            );
            AimmsApiKeyManager keys = Accounts.Aimms(emulator, transport);

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                keys.GetListAsync(The.Token)
            );
            Assert.Equal(307, error.StatusCode);
            await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => CreateAsync(keys, The.NewName()));

            Assert.All(
                await emulator.RequestsAsync(),
                request =>
                {
                    Assert.StartsWith("/aimms/", request.GetProperty("path").GetString());
                    Assert.DoesNotContain(
                        request.GetProperty("headers").EnumerateObject(),
                        header => header.Name == "Cookie"
                    );
                }
            );
        }

        private static Task<IssuedApiKey> CreateAsync(AimmsApiKeyManager keys, string name) =>
            keys.CreateAsync(name, AimmsScopes.Tasks, The.InNinetyDays, The.Token);

        private static Uri ClosedPort()
        {
            TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            return new Uri("http://127.0.0.1:" + port + "/");
        }
    }
}
