using System.Collections.Concurrent;
using ApiKeys.Client.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>An emulator, the portal on its accounts, and a browser with the page.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<IResponse> _responses = [];
    private IAsyncDisposable? _portal;

    public ApiKeyEmulator Emulator { get; private set; } = null!;

    /// <summary>Everything that the portal has logged.</summary>
    public LogBook Log { get; private set; } = new();

    public Uri Address { get; private set; } = null!;

    public IPage Page { get; private set; } = null!;

    /// <summary>The errors of the browser: blocked by the content security policy, or thrown by a script.</summary>
    public IEnumerable<string> Complaints => _complaints;

    /// <summary>All responses to the browser.</summary>
    public IEnumerable<IResponse> Responses => _responses;

    /// <summary>Opens the page at an account: prod, eam or backup.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="account">The account.</param>
    /// <param name="namesOwnKeys">Whether the configuration names the keys that the accounts authenticate with.</param>
    public static Task<Stage> OpenAsync(Chromium chromium, string account, bool namesOwnKeys = false) =>
        OpenAsync(chromium, account, null, stage => stage.StartOnAccountsAsync(namesOwnKeys));

    /// <summary>
    /// Opens the page as for a user without a configuration: the portal runs in a separate process, with its own
    /// emulator and keys of every kind.
    /// </summary>
    public static Task<Stage> OpenDemoAsync(
        Chromium chromium,
        string account,
        BrowserNewContextOptions? options = null
    ) => OpenAsync(chromium, account, options, stage => stage.StartDemoAsync());

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The list of accounts; a scope may have the same name.</summary>
    public ILocator Account => Page.GetByRole(AriaRole.Combobox, new() { Name = "Account" });

    public ILocator Dialogue(string id) => Page.Locator($"dialog#{id}[open]");

    public ILocator Card(string name) =>
        Page.Locator("#keys li")
            .Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <summary>The value that is shown.</summary>
    public Task<string> ValueAsync() => Dialogue("value").Locator("code").InnerTextAsync();

    /// <summary>Waits until the list has been read.</summary>
    public Task HasReadAsync() =>
        Assertions.Expect(Page.Locator("#keys")).Not.ToHaveAttributeAsync("aria-busy", "true");

    /// <summary>Closes the dialogue with the value, which the page notices a moment later.</summary>
    public async Task CloseValueAsync()
    {
        await Button("I have saved it: close").ClickAsync();
        await Assertions.Expect(Page.Locator("#value code")).ToBeEmptyAsync();
    }

    /// <summary>Opens the dialogue for a new key, and fills in a name and a scope.</summary>
    public async Task FillAsync(string name, string scope)
    {
        await Button("+ New API key").ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{scope} ") }).CheckAsync();
    }

    /// <summary>Ends the portal, and leaves the page open.</summary>
    public async Task EndPortalAsync()
    {
        if (_portal is not null)
        {
            await _portal.DisposeAsync();
            _portal = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Page is not null)
        {
            await Page.Context.CloseAsync();
        }

        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }

        await EndPortalAsync();
    }

    private static async Task<Stage> OpenAsync(
        Chromium chromium,
        string account,
        BrowserNewContextOptions? options,
        Func<Stage, Task> start
    )
    {
        Stage stage = new();
        try
        {
            stage.Listen(await (await chromium.NewContextAsync(options)).NewPageAsync());
            await start(stage);
            await stage.GoToAsync(account);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    private void Listen(IPage page)
    {
        Page = page;
        Page.Console += (_, message) => Complain(message.Type is "error" or "warning", message.Text);
        Page.PageError += (_, error) => Complain(true, error);
        Page.Response += (_, response) => _responses.Enqueue(response);
    }

    private async Task StartOnAccountsAsync(bool namesOwnKeys)
    {
        Emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        WebApplication portal = await HostedPortal.StartAsync(Emulator, Log, namesOwnKeys);
        (_portal, Address) = (portal, new(portal.Urls.Single() + "/"));
    }

    private async Task StartDemoAsync()
    {
        PortalProcess portal = PortalProcess.Start(["--urls", "http://127.0.0.1:0"]);
        (_portal, Log) = (portal, portal.Log);
        Address = new(await portal.AddressAsync(), "/");
    }

    private async Task GoToAsync(string account)
    {
        await Page.GotoAsync($"{Address}?account={account}");
        await HasReadAsync();
    }

    private void Complain(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            _complaints.Enqueue(text);
        }
    }
}
