using System.Globalization;
using System.Net;
using System.Text;
using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.Support;

/// <summary>
/// An account whose service accepts everything, at a time of the test's choice. The tests check what was sent.
/// </summary>
internal sealed class ExpiryProbe
{
    private readonly Echo _echo = new();

    public ExpiryProbe(string now, Action<AimmsOptions>? configure = null)
        : this(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), configure) { }

    public ExpiryProbe(DateTimeOffset now, Action<AimmsOptions>? configure = null)
    {
        AimmsOptions options = new() { CloudAccount = "acme", ApiKey = "credential" };
        configure?.Invoke(options);
        Keys = new AimmsApiKeyManager(
            options,
            new ApiKeyManagerSettings { Handler = _echo, TimeProvider = new ManualClock(now) }
        );
    }

    public AimmsApiKeyManager Keys { get; }

    public int Sent => _echo.Sent;

    public string LastBody => _echo.LastBody;

    public Task<IssuedApiKey> CreateAsync(DateTimeOffset expiresAt) =>
        Keys.CreateAsync("ci", AimmsScopes.Tasks, expiresAt, The.Token);

    private sealed class Echo : HttpMessageHandler
    {
        public int Sent { get; private set; }

        public string LastBody { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Sent++;
            LastBody = await request.Content!.ReadAsStringAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.Created)
            {
                Content = new StringContent("{\"value\":\"0123456789abcdef\"}", Encoding.UTF8, "application/json"),
            };
        }
    }
}
