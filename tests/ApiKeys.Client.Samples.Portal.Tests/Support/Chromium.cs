using Microsoft.Playwright;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>One browser for all tests. Where there is none, what wants it is skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Names the browser, where it is not in the place that Debian gives it.</summary>
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

    /// <summary>A context of its own: no cookie and no storage of another test is in it.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(_browser is null, $"A browser is needed: install chromium, or name one in {Variable}.");
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
