using ApiKeys.Client.Samples.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

/// <summary>The portal does not lock itself out of an account unless a person confirms it after a warning.</summary>
public sealed class OwnKeyTests(Chromium chromium)
{
    [Theory(Timeout = 300_000)]
    [InlineData("prod", "Delete", "deleted", "Account prod (Aimms)")]
    [InlineData("backup", "Delete", "deleted", "Account backup (Veeam)")]
    [InlineData("backup", "Disable", "disabled", "Account backup (Veeam)")]
    public async Task A_key_that_could_be_the_portals_own_needs_confirmation_and_a_ticked_box(
        string account,
        string change,
        string done,
        string place
    )
    {
        await using Stage stage = await Stage.OpenAsync(chromium, account);
        ILocator question = stage.Dialogue("confirm");

        await stage.Button($"{change} administrator").ClickAsync();
        await Expect(question).ToContainTextAsync(place);
        await Expect(question)
            .ToContainTextAsync("this one can manage keys. If it is that key, the portal is locked out without it.");
        await question.GetByRole(AriaRole.Button, new() { Name = change }).ClickAsync();
        await Expect(question.GetByRole(AriaRole.Checkbox)).ToBeFocusedAsync();
        Assert.All(stage.Emulator.Requests, request => Assert.Equal("GET", request.Method));

        await question.GetByRole(AriaRole.Checkbox).CheckAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = change }).ClickAsync();

        await Expect(stage.Page.Locator("#done")).ToHaveTextAsync($"The key “administrator” is {done}.");
        Assert.DoesNotContain(stage.Emulator.Aimms.Keys, key => account == "prod" && key.Name == "administrator");
        Assert.DoesNotContain(
            stage.Emulator.Veeam.Logins,
            login =>
                account == "backup"
                && login is { Description: "administrator", Status: "enabled", IdentityProviderName: "AK" }
        );
    }

    [Theory(Timeout = 300_000)]
    [InlineData("Delete")]
    [InlineData("Disable")]
    [InlineData("Refresh")]
    public async Task A_change_of_the_portals_own_key_without_the_box_is_refused_in_plain_words(string change)
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "eam");
        ILocator question = stage.Dialogue("confirm");
        await Expect(stage.Card("administrator")).ToContainTextAsync("The portal itself uses this key.");

        await stage.Button($"{change} administrator").ClickAsync();
        await Expect(question)
            .ToContainTextAsync("The portal itself uses this key for this account, and is locked out without it.");
        await Expect(question)
            .ToContainTextAsync(
                change == "Refresh" ? "Put its new value into the portal's configuration." : "stops working at once"
            );
        await question.GetByRole(AriaRole.Checkbox).EvaluateAsync("box => box.required = false");
        await question.GetByRole(AriaRole.Button, new() { Name = change }).ClickAsync();

        ILocator trouble = question.GetByRole(AriaRole.Alert);
        await Expect(trouble)
            .ToContainTextAsync(
                "The portal itself uses this key for the account “eam”, and would be locked out. Nothing was changed."
            );
        await Expect(trouble).Not.ToContainTextAsync("OwnKey");
        await Expect(trouble).Not.ToContainTextAsync("It says");
        Assert.DoesNotContain(
            stage.Emulator.Requests,
            request => request.Path.Contains("apikeys", StringComparison.Ordinal) && request.Method != "GET"
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task With_a_configured_own_key_other_keys_need_no_ticked_box()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup", namesOwnKeys: true);
        stage.Emulator.Veeam.AddLogins(1);
        await stage.Page.ReloadAsync();
        await Expect(stage.Card("administrator")).ToContainTextAsync("The portal itself uses this key.");
        string other = (await stage.Page.Locator("#keys li h2").AllInnerTextsAsync()).Single(name =>
            name != "administrator"
        );

        await stage.Button($"Disable {other}").ClickAsync();
        await Expect(stage.Page.Locator("#done")).ToHaveTextAsync($"The key “{other}” is disabled.");
        await stage.Button($"Delete {other}").ClickAsync();
        await Expect(stage.Dialogue("confirm").GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await stage.Button("Cancel").ClickAsync();
        await stage.Button("Disable administrator").ClickAsync();

        await Expect(stage.Dialogue("confirm").GetByRole(AriaRole.Checkbox)).ToBeVisibleAsync();
    }

    [Theory(Timeout = 300_000)]
    [InlineData("eam", "userAdmin", "Account eam (Maximo)")]
    [InlineData("backup", "rest", "Account backup (Veeam)")]
    public async Task An_id_is_shown_beside_the_value_and_on_the_card_and_can_be_searched(
        string account,
        string scope,
        string place
    )
    {
        await using Stage stage = await Stage.OpenAsync(chromium, account);
        await stage.FillAsync("report", scope);
        await Expect(stage.Dialogue("new")).ToContainTextAsync(place);
        await stage.Button("Create").ClickAsync();

        string id = await stage.Dialogue("value").Locator("#value-id").InnerTextAsync();
        await Expect(stage.Dialogue("value")).ToContainTextAsync(place);
        await stage.CloseValueAsync();
        await Expect(stage.Page.Locator("#value-id")).ToBeEmptyAsync();

        Assert.Equal(IdOf(stage, account), id);
        await Expect(stage.Card("report")).ToContainTextAsync(id);
        await stage.Page.GetByLabel("Search").FillAsync(id);
        await Expect(stage.Page.Locator("#count")).ToHaveTextAsync("1 of 2 keys");
        await stage.Button("Delete report").ClickAsync();
        await Expect(stage.Dialogue("confirm")).ToContainTextAsync(place);
    }

    [Fact(Timeout = 300_000)]
    public async Task The_page_says_that_values_stay_in_the_memory_of_the_server()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");

        await Expect(stage.Page.Locator("footer")).ToContainTextAsync("The memory of its process cannot be wiped");
    }

    private static string IdOf(Stage stage, string account) =>
        account == "eam"
            ? stage.Emulator.Maximo.Keys.Single(key => key.Description == "report").Id
            : stage
                .Emulator.Veeam.Logins.Where(login => login.Description == "report")
                .Select(login => $"{login.UserUid}/{login.Id}")
                .Single();
}
