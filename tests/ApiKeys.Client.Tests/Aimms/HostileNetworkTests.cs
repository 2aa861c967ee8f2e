using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>What peers, proxies and handlers do that no emulator of a service would.</summary>
public sealed class HostileNetworkTests
{
    private const string Value = "VALUE0123456789abcdefVALUE";

    public static TheoryData<string, string> BrokenResponses =>
        new()
        {
            { "no status line", $"{{\"name\":\"ci\",\"value\":\"{Value}\"}}\r\n\r\n" },
            { "a header that is none", $"HTTP/1.1 201 Created\r\n{Value}\r\n\r\n" },
            { "a header's name that is none", $"HTTP/1.1 201 Created\r\n{Value} {Value}: x\r\n\r\n" },
            {
                "a chunk that is none",
                $"HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n{{\"value\":\"{Value}\"}}\r\n"
            },
        };

    [Promise(2)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(BrokenResponses))]
    public async Task An_answer_that_is_no_HTTP_is_quoted_nowhere(string what, string response)
    {
        await using ScriptedServer server = new(response);
        CapturingLogs logs = new();
        ConcurrentBag<string> traces = [];
        using ActivityListener listener = Listen(traces);
        await using ServiceProvider services = Services(
            server.Address,
            collection => collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs))
        );

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => CreateAsync(services));

        Assert.True(error is ApiKeyOutcomeUnknownException or ApiKeyValueLostException, what);
        string everything = string.Join("\n", [error.ToString(), .. logs.Lines.ToArray(), .. traces.ToArray()]);
        Assert.DoesNotContain(Value, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("56-41-4C-55-45", everything, StringComparison.Ordinal); // the same in hexadecimal
        Assert.DoesNotContain("credential-of-the-account", everything, StringComparison.Ordinal);
        Assert.NotEmpty(logs.Lines);
    }

    [Promise(4)]
    [Fact]
    public async Task A_request_that_a_handler_turns_to_another_address_is_not_signed_in()
    {
        await using AimmsFixture elsewhere = await AimmsFixture.StartAsync();
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(() =>
                    new Handler(
                        (request, next) =>
                        {
                            request.RequestUri = new Uri(
                                elsewhere.Emulator.Aimms.BaseAddress,
                                "pro/user-manager/v1/user/@current/api-key"
                            );
                            return next(request);
                        }
                    )
                )
            )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("changed the address of the request", error.Message, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Emulator.Requests);
    }

    [Theory]
    [InlineData("scheme")]
    [InlineData("host")]
    [InlineData("port")]
    public async Task A_request_that_a_handler_turns_to_a_like_address_is_not_signed_in(string part)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(() =>
                    new Handler(
                        (request, next) =>
                        {
                            UriBuilder turned = new(request.RequestUri!);
                            (turned.Scheme, turned.Host, turned.Port) = (
                                part == "scheme" ? "https" : turned.Scheme,
                                part == "host" ? "localhost" : turned.Host,
                                part == "port" ? 1 : turned.Port
                            );
                            request.RequestUri = turned.Uri;
                            return next(request);
                        }
                    )
                )
            )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("changed the address of the request", error.Message, StringComparison.Ordinal);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task A_request_that_a_handler_turns_to_another_path_of_the_server_is_not_signed_in()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(() =>
                    new Handler(
                        (request, next) =>
                        {
                            request.RequestUri = new Uri(request.RequestUri!, "/of-somebody-else");
                            return next(request);
                        }
                    )
                )
            )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("changed the address of the request", error.Message, StringComparison.Ordinal);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Promise(4)]
    [Fact]
    public async Task A_handler_of_an_unknown_kind_that_follows_a_redirect_does_not_pass_its_answer_off_as_the_service_s()
    {
        using StringContent body = new($"{{\"value\":\"{Value}\"}}");
        AimmsApiKeyManager keys = new(
            new AimmsOptions
            {
                CloudAccount = "acme",
                ApiKey = "credential",
                MaxRetries = 0,
            },
            new ApiKeyManagerSettings
            {
                Handler = new Responding(request =>
                    new(HttpStatusCode.Created)
                    {
                        RequestMessage = new HttpRequestMessage(HttpMethod.Post, "https://elsewhere.example/"),
                        Content = body,
                    }
                ),
                TimeProvider = new ManualClock(The.Now),
            }
        );

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            keys.CreateAsync("ci", AimmsScopes.Tasks, The.Now.AddDays(9), The.Token)
        );

        Assert.Contains("followed a redirect", error.InnerException?.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => body.ReadAsStringAsync(The.Token));
    }

    [Fact]
    public async Task What_a_handler_answers_in_the_service_s_place_is_not_believed_about_a_request_that_left()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(() =>
                    new Handler(
                        async (request, next) =>
                        {
                            try
                            {
                                return await next(request);
                            }
                            catch (HttpRequestException)
                            {
                                return new HttpResponseMessage(HttpStatusCode.BadRequest);
                            }
                        }
                    )
                )
            )
        );
        aimms.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );
    }

    [Fact]
    public async Task A_circuit_breaker_that_sends_nothing_means_not_done()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(services: services =>
            services.ConfigureHttpClientDefaults(client =>
                client.AddHttpMessageHandler(() =>
                    new Handler((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)))
                )
            )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Contains(
            "A handler of the application responded with status 503",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Promise(3)]
    [Fact]
    public async Task A_content_that_is_written_a_second_time_does_not_go_out_again()
    {
        List<int> written = [];
        AimmsApiKeyManager keys = new(
            new AimmsOptions { CloudAccount = "acme", ApiKey = "credential" },
            new ApiKeyManagerSettings
            {
                Handler = new Handler(
                    async (request, _) =>
                    {
                        for (int pass = 0; pass < 3; pass++)
                        {
                            using MemoryStream wire = new();
                            await request.Content!.CopyToAsync(wire, The.Token);
                            written.Add((int)wire.Length);
                        }

                        return new HttpResponseMessage(HttpStatusCode.Created);
                    }
                ),
                TimeProvider = new ManualClock(The.Now),
            }
        );

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            keys.CreateAsync("ci", AimmsScopes.Tasks, The.Now.AddDays(9), The.Token)
        );

        Assert.True(Assert.Single(written) > 0);
    }

    [Fact]
    public async Task Waiting_for_leave_to_send_does_not_let_a_delete_leave_unnoticed()
    {
        await using SilentServer server = new(responses: 0);
        await using ServiceProvider services = Services(
            server.Address,
            collection =>
                collection.ConfigureHttpClientDefaults(client =>
                    client.ConfigureHttpClient(http => http.DefaultRequestHeaders.ExpectContinue = true)
                )
        );

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            services.GetRequiredService<AimmsApiKeyManager>().DeleteAsync("ci", The.Token)
        );

        Assert.Single(server.Arrived);
    }

    [Promise(4)]
    [Fact]
    public async Task Cookies_are_not_kept()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(
            Fault
                .RespondAfterCommit(
                    200,
                    "[]",
                    headers: new Dictionary<string, string> { ["Set-Cookie"] = "session=1; Path=/" }
                )
                .On("GET")
        );

        await aimms.Keys.GetListAsync(The.Token);
        await aimms.Keys.GetListAsync(The.Token);

        Assert.DoesNotContain(aimms.Emulator.Requests, request => request.Headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Two_managers_can_share_a_handler_that_is_in_use()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        AimmsOptions options = new()
        {
            BaseAddress = aimms.Emulator.Aimms.BaseAddress,
            ApiKey = aimms.Emulator.Aimms.AdministratorKey,
            AllowInsecureLoopback = true,
        };
        using HttpClientHandler shared = new();

        Assert.Single(
            await new AimmsApiKeyManager(
                options,
                new ApiKeyManagerSettings { Account = "a", Handler = shared }
            ).GetListAsync(The.Token)
        );
        Assert.Single(
            await new AimmsApiKeyManager(
                options,
                new ApiKeyManagerSettings { Account = "b", Handler = shared }
            ).GetListAsync(The.Token)
        );
    }

    [Fact]
    public async Task Options_of_a_manager_without_a_container_are_read_once()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        AimmsOptions options = new()
        {
            BaseAddress = aimms.Emulator.Aimms.BaseAddress,
            ApiKey = aimms.Emulator.Aimms.AdministratorKey,
            AllowInsecureLoopback = true,
        };
        AimmsApiKeyManager keys = new(options);
        (options.BaseAddress, options.ApiKey) = (new("http://example.invalid"), "other");

        Assert.Single(await keys.GetListAsync(The.Token));
    }

    [Promise(6)]
    [Fact]
    public async Task The_limit_of_the_call_covers_a_source_that_does_not_listen()
    {
        ManualClock clock = new(The.Now);
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(
            options => options.ApiKey = null,
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddApiKeyClient().UseCredentialSource("prod", _ => new Deaf(asked));
            }
        );

        Task<IReadOnlyList<ApiKey>> list = aimms.Keys.GetListAsync(The.Token);
        await asked.Task.WaitAsync(The.Token);
        clock.Advance(TimeSpan.FromSeconds(100));

        await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => list.WaitAsync(The.Token));
    }

    [Fact]
    public async Task The_limit_of_size_covers_what_a_handler_put_in_place_of_the_answer()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(
            options => options.MaxResponseBytes = 2048,
            services =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() =>
                        new Handler(
                            async (request, next) =>
                            {
                                HttpResponseMessage response = await next(request);
                                response.Content = new StringContent(new string(' ', 5000) + "[]");
                                return response;
                            }
                        )
                    )
                )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("larger than 2048 bytes", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Uri address, Action<IServiceCollection> configure)
    {
        ServiceCollection services = new();
        services
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                    (options.BaseAddress, options.ApiKey, options.AllowInsecureLoopback, options.MaxRetries) = (
                        address,
                        "credential-of-the-account",
                        true,
                        0
                    )
            );
        services.AddSingleton<TimeProvider>(new ManualClock(The.Now));
        configure(services);
        return services.BuildServiceProvider();
    }

    private static Task<IssuedApiKey> CreateAsync(ServiceProvider services) =>
        services
            .GetRequiredService<AimmsApiKeyManager>()
            .CreateAsync("ci", AimmsScopes.Tasks, The.Now.AddDays(9), The.Token);

    private static ActivityListener Listen(ConcurrentBag<string> traces)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                traces.Add(
                    $"{activity.DisplayName} {activity.StatusDescription} {string.Join(" ", activity.TagObjects)} "
                        + $"{string.Join(" ", activity.Events.SelectMany(e => e.Tags))}"
                ),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private sealed class Deaf(TaskCompletionSource asked) : CredentialSource
    {
        public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            asked.SetResult();
            await new TaskCompletionSource().Task;
            return null!;
        }
    }

    private sealed class Handler(
        Func<HttpRequestMessage, Func<HttpRequestMessage, Task<HttpResponseMessage>>, Task<HttpResponseMessage>> send
    ) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => send(request, next => base.SendAsync(next, cancellationToken));
    }

    private sealed class Responding(Func<HttpRequestMessage, HttpResponseMessage> response) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
            return response(request);
        }
    }

    private sealed class CapturingLogs : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Add(state.ToString()!);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Add(new StringBuilder(formatter(state, exception)).Append(' ').Append(exception).ToString());

        public void Dispose() { }
    }
}
