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
    /// <summary>What is true after an error, and how often a request was sent.</summary>
    public sealed class FailureTests
    {
        private const string Hang = @"{""kind"":""hang"",""on"":""GET"",""times"":2}";
        private const string HangInBody = @"{""kind"":""hangInBody"",""bytes"":1,""on"":""GET"",""times"":2}";

        public static TheoryData<Transport> Transports =>
            new TheoryData<Transport>(Transport.OfTheSdk, Transport.HttpWebRequest);

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_create_whose_answer_is_lost_is_unknown_and_was_sent_once(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator, transport);
            string name = The.NewName();
            await keys.GetListAsync(The.Token); // The connection is in use: the platform may think that it died of age.
            await emulator.AddFaultAsync(@"{""kind"":""dropAfterCommit"",""on"":""POST""}");

            ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                CreateAsync(keys, name)
            );

            Assert.Equal(1, await emulator.CountAsync("POST"));
            Assert.NotNull(await keys.FindAsync(unknown.KeyId, The.Token));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_value_that_does_not_arrive_is_lost_and_the_key_is_named(Transport transport)
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
        public async Task A_service_that_cannot_be_reached_has_not_done_it(Transport transport)
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
        public async Task A_read_is_repeated_until_it_is_answered(Transport transport)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            await emulator.AddFaultAsync(@"{""kind"":""dropBefore"",""on"":""GET""}");
            await emulator.AddFaultAsync(@"{""kind"":""cutShort"",""bytes"":1,""on"":""GET"",""skip"":1}");
            await emulator.AddFaultAsync(@"{""kind"":""respond"",""status"":503,""on"":""GET"",""skip"":2}");

            Assert.NotEmpty(await Accounts.Aimms(emulator, transport).GetListAsync(The.Token));
        }

        [Theory]
        [MemberData(nameof(Transports))]
        public async Task A_credential_that_is_refused_is_told_as_such(Transport transport)
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
        public async Task A_wait_that_is_asked_for_is_obeyed_or_told(Transport transport)
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
        public async Task The_time_limit_of_an_attempt_covers_the_answer_to_its_last_byte(
            Transport transport,
            string fault
        )
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
        public async Task A_create_that_outlasts_the_call_is_unknown(Transport transport)
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
        public async Task A_caller_who_cancels_after_the_request_left_is_told_that_the_outcome_is_unknown(
            Transport transport
        )
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
        public async Task A_body_that_is_too_large_is_not_read_to_its_end(Transport transport)
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
        public async Task A_redirect_is_not_followed_and_the_credential_stays_where_it_belongs(Transport transport)
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
