using System.Net;
using System.Text.Json;
using ApiKeys.Client.Samples.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class SecrecyTests(Chromium chromium)
{
    [Theory(Timeout = 300_000)]
    [InlineData("prod", "Tasks")]
    [InlineData("eam", "userAdmin")]
    [InlineData("backup", "rest")]
    public async Task A_value_is_in_one_response_and_one_dialogue_and_nowhere_else(string account, string scope)
    {
        await using Stage stage = await Stage.OpenAsync(chromium, account);
        await stage.FillAsync("secret", scope);
        await stage.Button("Create").ClickAsync();
        string value = await stage.ValueAsync();

        await stage.CloseValueAsync();

        Assert.False(IsIn(await stage.Page.ContentAsync(), value));
        Assert.False(IsIn(await KeptByAsync(stage.Page), value));
        Assert.DoesNotContain(stage.Responses, response => IsIn(response.Url, value));
        Assert.Equal($"{stage.Address}keys/create", Assert.Single(await ResponsesWithAsync(stage, value)).Url);
        Assert.All(
            stage.Responses,
            response => Assert.Contains("no-store", response.Headers["cache-control"], StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task No_secret_is_in_the_log_even_if_everything_is_logged()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("logged", "Tasks");
        await stage.Button("Create").ClickAsync();
        string value = await stage.ValueAsync();
        await stage.CloseValueAsync();

        string[] secrets = [.. stage.Emulator.Services.SelectMany(service => service.Secrets)];
        Assert.Contains("POST", stage.Log.Text, StringComparison.Ordinal);
        Assert.Contains(value, secrets);
        Assert.DoesNotContain(secrets, secret => IsIn(stage.Log.Text, secret));
    }

    [Fact(Timeout = 300_000)]
    public async Task No_credential_of_an_account_reaches_the_browser()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("any", "Tasks");
        await stage.Page.GetByLabel("Expires on").FillAsync("2001-01-01");
        await stage.Button("Create").ClickAsync();
        await Expect(stage.Page.Locator("#expires-wrong")).Not.ToBeEmptyAsync();

        foreach (string secret in stage.Emulator.Services.SelectMany(service => service.Secrets))
        {
            Assert.Empty(await ResponsesWithAsync(stage, secret));
        }
    }

    [Fact(Timeout = 300_000)]
    public async Task A_reload_asks_for_confirmation_and_removes_the_value()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");
        await stage.FillAsync("reloaded", "rest");
        await stage.Button("Create").ClickAsync();
        string value = await stage.ValueAsync();
        List<string> asked = [];
        stage.Page.Dialog += async (_, dialogue) =>
        {
            asked.Add(dialogue.Type);
            await dialogue.AcceptAsync();
        };

        await stage.Page.ReloadAsync();

        await Expect(stage.Card("reloaded")).ToBeVisibleAsync();
        Assert.Equal(["beforeunload"], asked);
        Assert.False(IsIn(await stage.Page.ContentAsync(), value));
        Assert.False(IsIn(await KeptByAsync(stage.Page), value));
    }

    [Fact(Timeout = 300_000)]
    public async Task Escape_does_not_close_the_dialogue_with_the_value_and_copy_takes_the_whole_value()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "eam");
        await stage.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await stage.FillAsync("copied", "userAdmin");
        await stage.Button("Create").ClickAsync();
        string value = await stage.ValueAsync();

        await stage.Page.Keyboard.PressAsync("Escape");
        await stage.Page.Keyboard.PressAsync("Escape");
        await stage.Button("Copy").ClickAsync();

        await Expect(stage.Dialogue("value")).ToContainTextAsync("Copied.");
        Assert.Equal(value, await stage.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await stage.CloseValueAsync();
        await Expect(stage.Dialogue("value")).ToHaveCountAsync(0);
        Assert.Empty(stage.Complaints);
    }

    private static async Task<IReadOnlyList<IResponse>> ResponsesWithAsync(Stage stage, string secret)
    {
        List<IResponse> found = [];
        foreach (IResponse response in stage.Responses)
        {
            if (IsIn(await response.TextAsync(), secret))
            {
                found.Add(response);
            }
        }

        return found;
    }

    private static Task<string> KeptByAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            async () => JSON.stringify([location.href, document.cookie, history.state, { ...localStorage }, { ...sessionStorage }, await indexedDB.databases(), await caches.keys()])
            """
        );

    // The value as it is, and as JSON, HTML and a URL escape it.
    private static bool IsIn(string text, string secret) =>
        new[]
        {
            secret,
            JsonEncodedText.Encode(secret).ToString(),
            WebUtility.HtmlEncode(secret),
            Uri.EscapeDataString(secret),
        }.Any(form => text.Contains(form, StringComparison.Ordinal));
}
