using Microsoft.Playwright;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>One browser for all tests. Without a browser, the tests that need one are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The variable that names the browser, if it is not where Debian installs it.</summary>
    public const string Variable = "APIKEYS_CHROMIUM";

    private static readonly string[] _arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string Program =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Program))
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = _arguments });
            Assertions.SetDefaultExpectTimeout(60_000);
        }
    }

    /// <summary>A separate context: no cookie and no storage of another test is in it.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"This test needs a browser. Install chromium, or name one in {Variable}.");
        return _browser.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}
