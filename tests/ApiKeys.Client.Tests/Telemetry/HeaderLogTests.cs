using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>
/// The framework logs nothing of an account, unless the application asks for it. Then its categories contain the name
/// of every header and no value: a server may send a secret back in any header.
/// </summary>
public sealed class HeaderLogTests : IDisposable
{
    private static readonly string[] _sent =
    [
        "Authorization",
        "apikey",
        "x-access-token",
        "Cookie",
        "Proxy-Authorization",
        "X-Request-id",
        "X-Of-The-Application",
        "Accept-Language",
    ];

    private static readonly string[] _responded =
    [
        "Set-Cookie",
        "WWW-Authenticate",
        "X-Request-Id",
        "X-Of-The-Service",
        "Retry-After",
        "Vary",
    ];

    private readonly LogCapture _logs = new();

    public static MatrixTheoryData<string, bool> Cases => new(["Aimms", "Maximo", "Veeam"], [false, true]);

    public void Dispose() => _logs.Dispose();

    [Theory, MemberData(nameof(Cases))]
    public async Task Header_values_are_never_logged_even_if_the_application_logs_those_of_all_clients(
        string service,
        bool showsAll
    )
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            service,
            services: (services, name) =>
            {
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
                services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(static () => new Adding()));
                services.AddApiKeyClient().HttpClient(name).AddDefaultLogger();
                if (showsAll)
                {
                    services.ConfigureHttpClientDefaults(client => client.RedactLoggedHeaders(static _ => false));
                }
            }
        );
        string path = service switch
        {
            "Aimms" => "/api-key",
            "Maximo" => "/apikeys",
            _ => "/users",
        };
        account.Emulator.Faults.Add(
            Fault.Respond(400, "{}", headers: _responded.ToDictionary(static name => name, ValueOf)).Path(path).Always()
        );

        await Assert.ThrowsAnyAsync<ApiKeyException>(() => account.Keys.GetListAsync(The.Token));

        AssertReported("Request Headers:", _sent);
        AssertReported("Response Headers:", [.. _responded, "Date"]);
        Assert.DoesNotContain(
            _logs.FromFramework,
            static text =>
                text.Contains("value-of", StringComparison.Ordinal) || text.Contains("json", StringComparison.Ordinal)
        );
        Assert.Contains(_logs.FromFramework, static text => text.EndsWith(" - 400", StringComparison.Ordinal));
    }

    [Theory, InlineData("Aimms"), InlineData("Maximo"), InlineData("Veeam")]
    public async Task The_framework_logs_nothing_of_an_account_unless_it_is_asked_to(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            service,
            services: (services, _) =>
                services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
        );

        await account.Keys.GetListAsync(The.Token);

        Assert.Empty(_logs.FromFramework);
        Assert.NotEmpty(_logs.Lines);
    }

    private void AssertReported(string headers, IEnumerable<string> names)
    {
        string[] reported = [.. _logs.FromFramework.Where(text => text.StartsWith(headers, StringComparison.Ordinal))];
        Assert.NotEmpty(reported);
        Assert.All(
            names,
            name => Assert.Contains(reported, text => text.Contains($"\n{name}: *", StringComparison.OrdinalIgnoreCase))
        );
    }

    private static string ValueOf(string header) => "value-of-" + header;

    /// <summary>A handler of the application.</summary>
    private sealed class Adding : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            foreach (string name in _sent)
            {
                request.Headers.TryAddWithoutValidation(name, ValueOf(name));
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
