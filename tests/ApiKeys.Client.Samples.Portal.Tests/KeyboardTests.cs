using ApiKeys.Client.Samples.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class KeyboardTests(Chromium chromium)
{
    [Fact(Timeout = 300_000)]
    public async Task A_key_can_be_created_and_deleted_by_keyboard_alone()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");

        await TabToAsync(stage, stage.Button("+ New API key"));
        await stage.Page.Keyboard.PressAsync("Enter");
        await Expect(stage.Page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await stage.Page.Keyboard.TypeAsync("by hand");
        await stage.Page.Keyboard.PressAsync("Tab");
        await stage.Page.Keyboard.PressAsync("Space");
        await stage.Page.Keyboard.PressAsync("Enter");
        await Expect(stage.Button("Copy")).ToBeFocusedAsync();
        await TabToAsync(stage, stage.Button("I have saved it: close"));
        await stage.Page.Keyboard.PressAsync("Enter");
        await Expect(stage.Button("+ New API key")).ToBeFocusedAsync();

        await TabToAsync(stage, stage.Button("Delete by hand"));
        await stage.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(stage, stage.Dialogue("confirm").GetByRole(AriaRole.Checkbox));
        await stage.Page.Keyboard.PressAsync("Space");
        await TabToAsync(stage, stage.Dialogue("confirm").GetByRole(AriaRole.Button, new() { Name = "Delete" }));
        await stage.Page.Keyboard.PressAsync("Enter");
        await Expect(stage.Card("by hand")).ToHaveCountAsync(0);
        await Expect(stage.Page.GetByRole(AriaRole.Heading, new() { Name = "API keys" })).ToBeFocusedAsync();
    }

    [Fact(Timeout = 300_000)]
    public async Task The_focus_stays_in_a_dialogue_and_escape_restores_it()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");
        await TabToAsync(stage, stage.Button("Delete administrator"));
        await stage.Page.Keyboard.PressAsync("Enter");

        for (int i = 0; i < 12; i++)
        {
            await stage.Page.Keyboard.PressAsync("Tab");
            Assert.False(await stage.Page.EvaluateAsync<bool>("document.activeElement.matches('header *, main *')"));
        }

        await stage.Page.Keyboard.PressAsync("Escape");
        await Expect(stage.Dialogue("confirm")).ToHaveCountAsync(0);
        await Expect(stage.Button("Delete administrator")).ToBeFocusedAsync();
        Assert.DoesNotContain(stage.Emulator.Requests, request => request.Method == "DELETE");
    }

    [Fact(Timeout = 300_000)]
    public async Task After_a_change_the_focus_is_on_the_same_card()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup", namesOwnKeys: true);
        stage.Emulator.Veeam.AddLogins(2);
        await stage.Page.ReloadAsync();
        string name = await stage.Page.Locator("#keys li h2").Nth(1).InnerTextAsync();

        await TabToAsync(stage, stage.Button($"Disable {name}"));
        await stage.Page.Keyboard.PressAsync("Enter");

        await Expect(stage.Button($"Enable {name}")).ToBeFocusedAsync();
    }

    private static async Task TabToAsync(Stage stage, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (
            int i = 0;
            i < 30 && !await target.EvaluateAsync<bool>("element => element === document.activeElement");
            i++
        )
        {
            await stage.Page.Keyboard.PressAsync("Tab");
        }

        await Expect(target).ToBeFocusedAsync();
    }
}
