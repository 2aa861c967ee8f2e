using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>Each attempt is exactly one span of the SDK, and the span quotes nothing from the response.</summary>
public sealed class AttemptSpanTests : IDisposable
{
    private const string Value = "VALUE0123456789abcdefVALUE";
    private const string Garbage = $"HTTP/1.1 200 OK\r\n{Value}\r\n\r\n";

    private readonly SpanCapture _spans = new();

    public static TheoryData<Func<HttpMessageHandler>> Handlers =>
        new()
        {
            () => new SocketsHttpHandler(),
            () =>
                new Probe(static _ => { }) { InnerHandler = new SocketsHttpHandler() },
        };

    public void Dispose() => _spans.Dispose();

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Every_request_that_arrives_has_one_client_span(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        account.Emulator.Faults.Add(Fault.Respond(503).On("GET").Times(2));

        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);
        await account.Keys.GetListAsync(The.Token);
        await account.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(
            account.Emulator.Requests.Count,
            _spans.ClientSpansTo(account.Emulator.Aimms.BaseAddress.Port).Count
        );
        Assert.Equal(
            account.Emulator.Requests.Select(static request => (request.Method, request.Status)),
            _spans
                .Attempts(account.Name)
                .Select(static span =>
                    (
                        (string)span.GetTagItem("http.request.method")!,
                        (int?)span.GetTagItem("http.response.status_code")
                    )
                )
        );
    }

    [Fact]
    public async Task An_attempt_span_has_the_tags_of_the_HTTP_client_conventions()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Aimms");
        await account.Keys.CreateAsync(account.Request("a/b c"), The.Token);
        await account.Keys.DeleteAsync("a/b c", The.Token);

        Activity span = _spans.Attempts(account.Name)[^1];
        Uri service = account.Emulator.Aimms.BaseAddress;
        const string path = "pro/user-manager/v1/user/@current/api-key/";
        Assert.Equal($"DELETE {service.AbsolutePath}{path}{{name}}", span.DisplayName);
        Assert.Equal(
            [
                ("apikeys.account", account.Name),
                ("apikeys.service", "Aimms"),
                ("http.request.method", "DELETE"),
                ("http.response.status_code", 204),
                ("server.address", "127.0.0.1"),
                ("server.port", service.Port),
                ("url.full", $"{service}{path}a%2Fb%20c"),
                ("url.template", $"{service.AbsolutePath}{path}{{name}}"),
            ],
            span.TagObjects.OrderBy(static tag => tag.Key, StringComparer.Ordinal)
                .Select(static tag => (tag.Key, tag.Value!))
        );
    }

    [Theory]
    [InlineData("7c0e6a4e-38a4-4d3a-9d2c-6a0f0f0c3c11", "7c0e6a4e-38a4-4d3a-9d2c-6a0f0f0c3c11")]
    [InlineData("req-4711", "req-4711")]
    [InlineData("bG9va3MtbGlrZS1hLWtleQ", null)]
    public async Task An_attempt_span_has_the_request_id_of_the_response_unless_it_looks_like_a_key(
        string sent,
        string? tagged
    )
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Aimms");
        account.Emulator.Faults.Add(
            Fault.Respond(404, "{}", headers: new Dictionary<string, string> { ["X-Request-Id"] = sent }).Always()
        );

        await Assert.ThrowsAnyAsync<ApiKeyException>(() => account.Keys.GetListAsync(The.Token));

        Assert.Equal(tagged, _spans.Attempts(account.Name)[^1].GetTagItem("apikeys.request.id"));
    }

    [Fact]
    public async Task An_attempt_span_omits_the_query_of_the_address()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Veeam");

        await account.Keys.CreateAsync(account.Request("secret plan"), The.Token);

        Activity span = Assert.Single(
            _spans.Attempts(account.Name),
            static span => span.DisplayName.EndsWith("/logins/apikey", StringComparison.Ordinal)
        );
        Assert.EndsWith("/logins/apikey?*", (string)span.GetTagItem("url.full")!, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", SpanCapture.TextOf(span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attempt_span_is_named_by_the_configured_route()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            "Maximo",
            static options => ((MaximoOptions)options).Protocol.Paths.List = "GET v2/keys"
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => account.Keys.GetListAsync(The.Token));

        Assert.EndsWith("/v2/keys", _spans.Attempts(account.Name)[^1].DisplayName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attempt_spans_count_retries_and_name_failures()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Aimms");
        account.Emulator.Faults.Add(Fault.Respond(503).On("GET"));
        account.Emulator.Faults.Add(Fault.Respond(429).On("GET"));
        account.Emulator.Faults.Add(Fault.CutShort(1).On("GET"));

        await account.Keys.GetListAsync(The.Token);
        await account.Keys.GetListAsync(The.Token);

        Assert.Equal(
            [
                (null, "503", ActivityStatusCode.Error),
                (1, "429", ActivityStatusCode.Error),
                (2, "System.IO.IOException", ActivityStatusCode.Error),
                (3, null, ActivityStatusCode.Unset),
                (null, null, ActivityStatusCode.Unset),
            ],
            _spans
                .Attempts(account.Name)
                .Select(static span =>
                    (
                        (int?)span.GetTagItem("http.request.resend_count"),
                        (string?)span.GetTagItem("error.type"),
                        span.Status
                    )
                )
        );
    }

    [Theory]
    [InlineData(399, null)]
    [InlineData(400, "400")]
    public async Task A_response_status_from_400_is_an_error(int status, string? errorType)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Aimms");
        account.Emulator.Faults.Add(Fault.Respond(status));

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => account.Keys.GetListAsync(The.Token));

        Assert.Equal(errorType, Assert.Single(_spans.Attempts(account.Name)).GetTagItem("error.type"));
    }

    [Fact]
    public async Task A_refused_connection_has_an_error_type()
    {
        using Socket bound = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        bound.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        string account = $"account-{Guid.NewGuid():N}";

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            Manager(account, new Uri($"http://127.0.0.1:{((IPEndPoint)bound.LocalEndPoint!).Port}/"))
                .GetListAsync(The.Token)
        );

        Assert.Equal("connection_error", Assert.Single(_spans.Attempts(account)).GetTagItem("error.type"));
    }

    [Fact]
    public async Task An_untrusted_server_has_an_error_type()
    {
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();
        await using TlsServer server = new(certificate);
        string account = $"account-{Guid.NewGuid():N}";

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            Manager(account, server.Address).GetListAsync(The.Token)
        );

        Assert.Equal("secure_connection_error", Assert.Single(_spans.Attempts(account)).GetTagItem("error.type"));
    }

    [Fact]
    public async Task An_attempt_that_times_out_has_an_error_type()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            "Aimms",
            static options => options.MaxRetries = 0
        );
        account.Emulator.Faults.Add(Fault.Hang());

        Task<IReadOnlyList<ApiKey>> listing = account.Keys.GetListAsync(The.Token);
        await account.Clock.WaitForTimerAsync(static length => length == TimeSpan.FromSeconds(10));
        account.Clock.Advance(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<ApiKeyTimeoutException>(() => listing);

        Assert.Equal(
            "System.OperationCanceledException",
            Assert.Single(_spans.Attempts(account.Name)).GetTagItem("error.type")
        );
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Handlers))]
    public async Task A_handler_of_the_application_adds_no_span_and_quotes_nothing(Func<HttpMessageHandler> create)
    {
        await using ScriptedServer server = new(Garbage);
        string account = $"account-{Guid.NewGuid():N}";

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            Manager(account, server.Address, create())
                .CreateAsync("ci", AimmsScopes.Tasks, The.Now.AddDays(1), The.Token)
        );

        Activity span = Assert.Single(_spans.ClientSpansTo(server.Address.Port));
        Assert.Equal(
            ("ApiKeys.Client", ActivityStatusCode.Error, null),
            (span.Source.Name, span.Status, span.StatusDescription)
        );
        Assert.DoesNotContain(Value, SpanCapture.TextOf(span), StringComparison.Ordinal);
        Assert.Empty(span.Events);
    }

    [Fact]
    public async Task A_handler_that_is_in_use_and_creates_its_own_spans_is_refused()
    {
        await using ScriptedServer server = new("HTTP/1.1 204 No Content\r\n\r\n");
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false };
        using HttpClient elsewhere = new(handler, disposeHandler: false);
        await elsewhere.PostAsync(server.Address, new StringContent("{}"), The.Token);

        Assert.Throws<InvalidOperationException>(() => Manager("script", server.Address, handler));
    }

#if NET9_0_OR_GREATER
    [Fact]
    public async Task The_span_of_the_framework_would_quote_an_unreadable_response()
    {
        await using ScriptedServer server = new(Garbage);
        using HttpClient client = new();

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.PostAsync(server.Address, new StringContent("{}"), The.Token)
        );

        Assert.Contains(
            Value,
            SpanCapture.TextOf(Assert.Single(_spans.ClientSpansTo(server.Address.Port))),
            StringComparison.Ordinal
        );
    }
#endif

    private static AimmsApiKeyManager Manager(string account, Uri address, HttpMessageHandler? handler = null) =>
        new(
            new AimmsOptions
            {
                BaseAddress = address,
                ApiKey = "credential-of-the-account",
                AllowInsecureLoopback = true,
                MaxRetries = 0,
            },
            new ApiKeyManagerSettings
            {
                Account = account,
                Handler = handler,
                TimeProvider = new ManualClock(The.Now),
            }
        );
}
