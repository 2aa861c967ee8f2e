using ApiKeys.Client.Samples.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class LifeOfAKeyTests(Chromium chromium)
{
    [Fact(Timeout = 300_000)]
    public async Task At_AIMMS_a_key_is_created_and_deleted()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");

        await stage.FillAsync("nightly", "Tasks");
        await stage
            .Page.GetByLabel("Expires on")
            .FillAsync((await stage.Page.GetByLabel("Expires on").GetAttributeAsync("max"))!);
        await stage.Button("Create").ClickAsync();
        await Expect(stage.Dialogue("value")).ToContainTextAsync("The value of your new key “nightly”");
        string value = await stage.ValueAsync();
        await stage.CloseValueAsync();

        Assert.True(stage.Emulator.Aimms.Keys.Single(key => key.Name == "nightly").Matches(value));
        await Expect(stage.Card("nightly")).ToContainTextAsync("Tasks");
        await Expect(stage.Page.Locator("#count")).ToHaveTextAsync("2 keys");
        await Expect(stage.Card("nightly").GetByRole(AriaRole.Button)).ToHaveTextAsync(["Delete"]);
        await DeleteAsync(stage, "nightly");
        Assert.DoesNotContain(stage.Emulator.Aimms.Keys, key => key.Name == "nightly");
        Assert.Empty(stage.Complaints);
    }

    [Fact(Timeout = 300_000)]
    public async Task At_Maximo_a_key_is_created_disabled_enabled_refreshed_and_deleted()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "eam");

        await stage.FillAsync("importer", "apikeyAdmin");
        await stage.Page.GetByLabel("Works for, in days").FillAsync("20");
        await stage.Button("Create").ClickAsync();
        string first = await stage.ValueAsync();
        await stage.CloseValueAsync();
        await Expect(stage.Card("importer")).ToContainTextAsync("Expires soon");
        Assert.Equal(
            "P20D",
            stage.Emulator.Maximo.Keys.Single(key => key.Description == "importer").TokenRefreshInterval
        );

        await SwitchAsync(stage, "importer");
        await stage.Button("Refresh importer").ClickAsync();
        await Expect(stage.Dialogue("confirm")).ToContainTextAsync("the old one stops working at once");
        await stage.Dialogue("confirm").GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
        await Expect(stage.Dialogue("value")).ToContainTextAsync("The new value of the key “importer”");
        string second = await stage.ValueAsync();
        await stage.CloseValueAsync();

        Assert.NotEqual(first, second);
        Assert.True(stage.Emulator.Maximo.Keys.Single(key => key.Description == "importer").Matches(second));
        await DeleteAsync(stage, "importer");
        Assert.DoesNotContain(stage.Emulator.Maximo.Keys, key => key.Description == "importer");
        Assert.Empty(stage.Complaints);
    }

    [Fact(Timeout = 300_000)]
    public async Task At_Veeam_a_read_only_key_is_created_disabled_enabled_and_deleted()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");

        await stage.FillAsync("weekly", "rest");
        await stage.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^For reading only") }).CheckAsync();
        await Expect(stage.Dialogue("new")).ToContainTextAsync("Keys of this service never expire.");
        await stage.Button("Create").ClickAsync();
        string value = await stage.ValueAsync();
        await stage.CloseValueAsync();

        Assert.True(stage.Emulator.Veeam.Logins.Single(key => key.Description == "weekly").Matches(value));
        Assert.True(stage.Emulator.Veeam.Logins.Single(key => key.Description == "weekly").IsReadAccessOnly);
        await Expect(stage.Card("weekly")).ToContainTextAsync("rest, for reading only");
        await Expect(stage.Card("weekly")).ToContainTextAsync("never");
        await SwitchAsync(stage, "weekly");
        await DeleteAsync(stage, "weekly");
        Assert.DoesNotContain(stage.Emulator.Veeam.Logins, key => key.Description == "weekly");
        Assert.Empty(stage.Complaints);
    }

    [Fact(Timeout = 300_000)]
    public async Task Search_shows_matches_by_name_or_scope_and_their_number()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");
        stage.Emulator.Veeam.AddLogins(520);
        await stage.Page.ReloadAsync();
        ILocator search = stage.Page.GetByLabel("Search");

        await Expect(stage.Page.Locator("#count")).ToHaveTextAsync("500 of 521 keys");
        await Expect(stage.Page.Locator("main")).ToContainTextAsync("Only the first 500 of 521 keys are shown.");
        await search.FillAsync("ADMINISTRATOR");
        await Expect(stage.Page.Locator("#keys li:visible")).ToHaveCountAsync(1);
        await Expect(stage.Page.Locator("#count")).ToHaveTextAsync("1 of 521 keys");
        await search.PressAsync("Enter");
        await Expect(stage.Page.Locator("#count")).ToHaveTextAsync("1 key");
        await search.FillAsync("");
        await Expect(stage.Page.Locator("#count")).ToHaveTextAsync("500 of 521 keys");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_chosen_account_stays_chosen_after_a_reload()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");

        await stage.Account.SelectOptionAsync("eam");
        await Expect(stage.Card("administrator")).ToContainTextAsync("systemAdmin, userAdmin, apikeyAdmin");
        await stage.Page.ReloadAsync();

        await Expect(stage.Account).ToHaveValueAsync("eam");
        await Expect(stage.Card("administrator")).ToContainTextAsync("systemAdmin, userAdmin, apikeyAdmin");
    }

    private static async Task SwitchAsync(Stage stage, string name)
    {
        await stage.Button($"Disable {name}").ClickAsync();
        await Expect(stage.Page.Locator("#done")).ToHaveTextAsync($"The key “{name}” is disabled.");
        await Expect(stage.Card(name)).ToContainTextAsync("Disabled");
        await Expect(stage.Button($"Enable {name}")).ToBeVisibleAsync();
        await stage.Button($"Enable {name}").ClickAsync();
        await Expect(stage.Page.Locator("#done")).ToHaveTextAsync($"The key “{name}” is enabled.");
        await Expect(stage.Button($"Disable {name}")).ToBeVisibleAsync();
    }

    private static async Task DeleteAsync(Stage stage, string name)
    {
        await stage.Button($"Delete {name}").ClickAsync();
        await Expect(stage.Dialogue("confirm")).ToContainTextAsync("This cannot be undone.");
        await stage.Dialogue("confirm").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(stage.Page.Locator("#done")).ToHaveTextAsync($"The key “{name}” is deleted.");
        await Expect(stage.Card(name)).ToHaveCountAsync(0);
    }
}
