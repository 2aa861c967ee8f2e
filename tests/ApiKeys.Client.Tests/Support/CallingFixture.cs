using ApiKeys.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An emulator, an account at each service (<c>prod</c>, <c>eam</c>, <c>backup</c>), and a client of the application
/// for each, of the same name.
/// </summary>
public sealed class CallingFixture : EmulatedApplication
{
    private CallingFixture(
        ApiKeyEmulator emulator,
        IEnumerable<KeyValuePair<string, string?>> settings,
        Action<IHttpClientBuilder>? client,
        Action<IServiceCollection>? configure
    )
        : base(
            emulator,
            services =>
            {
                services.AddApiKeyClient(
                    new ConfigurationBuilder()
                        .AddInMemoryCollection(Defaults(emulator))
                        .AddInMemoryCollection(settings)
                        .Build()
                );
                configure?.Invoke(services);
                foreach (string account in Paths.Keys)
                {
                    IHttpClientBuilder builder = services.AddHttpClient(account).AddApiKeyAccount(account);
                    client?.Invoke(builder);
                }
            }
        ) { }

    /// <summary>What each account can read, relative to its address.</summary>
    public static IReadOnlyDictionary<string, string> Paths { get; } =
        new Dictionary<string, string>
        {
            ["prod"] = "pro/user-manager/v1/user/@current/info",
            ["eam"] = "v1/apikeys",
            ["backup"] = "api/v3/users/me",
        };

    /// <summary>The requests of the application, without those that authenticate.</summary>
    public IReadOnlyList<RecordedRequest> Calls =>
        [
            .. Emulator.Requests.Where(static request =>
                !request.Path.EndsWith("/authenticate", StringComparison.Ordinal)
                && !request.Path.EndsWith("/token", StringComparison.Ordinal)
            ),
        ];

    public IEnumerable<string> Secrets => Emulator.Services.SelectMany(static service => service.Secrets);

    public static async Task<CallingFixture> StartAsync(
        Action<IHttpClientBuilder>? client = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<IServiceCollection>? services = null,
        bool isHttps = false
    ) => new(await StartEmulatorAsync(isHttps: isHttps), settings ?? [], client, services);

    public HttpClient Client(string account) => Services.GetRequiredService<IHttpClientFactory>().CreateClient(account);

    public ApiKeyManager Keys(string account) => Services.GetRequiredKeyedService<ApiKeyManager>(account);

    /// <summary>Reads what the account can read.</summary>
    public Task<HttpResponseMessage> GetAsync(string account) =>
        Client(account).GetAsync(new Uri(Paths[account], UriKind.Relative), The.Token);

    private static Dictionary<string, string?> Defaults(ApiKeyEmulator emulator) =>
        emulator
            .Aimms.ToConfiguration("prod")
            .Concat(emulator.Maximo.ToConfiguration("eam"))
            .Concat(emulator.Veeam.ToConfiguration("backup"))
            .ToDictionary(static pair => pair.Key, static pair => pair.Value);
}
