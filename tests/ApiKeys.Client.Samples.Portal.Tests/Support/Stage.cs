using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing;
using Microsoft.Playwright;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>An emulator in the test, the portal on its accounts in a process of its own, and a browser with the page.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly string _config = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<IResponse> _responses = [];

    public ApiKeyEmulator Emulator { get; private set; } = null!;

    public PortalProcess Portal { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public IPage Page { get; private set; } = null!;

    /// <summary>What the browser objected to: blocked by the content security policy, or thrown by a script.</summary>
    public IEnumerable<string> Complaints => _complaints;

    /// <summary>All that the browser was answered.</summary>
    public IEnumerable<IResponse> Responses => _responses;

    /// <summary>Opens the page at an account: prod, eam or backup.</summary>
    public static Task<Stage> OpenAsync(Chromium chromium, string account) => OpenAsync(chromium, account, null, stage => stage.StartOnAccountsAsync());

    /// <summary>Opens the page as it is without any configuration: on an emulator of the portal's own, which has keys of every kind.</summary>
    public static Task<Stage> OpenDemoAsync(Chromium chromium, string account, BrowserNewContextOptions? options = null) => OpenAsync(chromium, account, options, stage =>
    {
        stage.Portal = PortalProcess.Start(["--urls", "http://127.0.0.1:0"]);
        return Task.CompletedTask;
    });

    private static async Task<Stage> OpenAsync(Chromium chromium, string account, BrowserNewContextOptions? options, Func<Stage, Task> start)
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

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Dialogue(string id) => Page.Locator($"dialog#{id}[open]");

    public ILocator Card(string name) => Page.Locator("#keys li").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <summary>The value that is shown.</summary>
    public Task<string> ValueAsync() => Dialogue("value").Locator("code").InnerTextAsync();

    /// <summary>Closes the dialogue with the value.</summary>
    public Task CloseValueAsync() => Button("I have saved it: close").ClickAsync();

    /// <summary>Opens the dialogue for a new key, and fills in a name and a scope.</summary>
    public async Task FillAsync(string name, string scope)
    {
        await Button("+ New API key").ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{scope} ") }).CheckAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Page is not null)
        {
            await Page.Context.CloseAsync();
        }

        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }

        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }

        File.Delete(_config);
    }

    private void Listen(IPage page)
    {
        Page = page;
        Page.Console += (_, message) => Complain(message.Type is "error" or "warning", message.Text);
        Page.PageError += (_, error) => Complain(true, error);
        Page.Response += (_, response) => _responses.Enqueue(response);
    }

    private async Task StartOnAccountsAsync()
    {
        Emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        await File.WriteAllTextAsync(_config, Configuration().ToJsonString(), The.Token);
        Portal = PortalProcess.Start(["--urls", "http://127.0.0.1:0", "--config", _config], ("Logging__LogLevel__Default", "Trace"));
    }

    private async Task GoToAsync(string account)
    {
        Address = await Portal.AddressAsync();
        await Page.GotoAsync($"{Address}?account={account}");
        await Assertions.Expect(Page.Locator("#keys")).Not.ToHaveAttributeAsync("aria-busy", "true");
    }

    private JsonObject Configuration()
    {
        JsonObject accounts = [];
        foreach ((string account, EmulatedService service) in new[] { ("prod", (EmulatedService)Emulator.Aimms), ("eam", Emulator.Maximo), ("backup", Emulator.Veeam) })
        {
            JsonObject options = new() { ["RetryDelay"] = "00:00:00", ["MaxRetries"] = "1" };
            foreach ((string name, string? value) in service.ToConfiguration(account))
            {
                options[name.Split(':')[1]] = value;
            }

            accounts[account] = options;
        }

        return new() { ["ApiKeys"] = accounts };
    }

    private void Complain(bool isComplaint, string text)
    {
        if (isComplaint)
        {
            _complaints.Enqueue(text);
        }
    }
}
