using System.Globalization;
using ApiKeys.Client.Samples.Portal.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class WrongInputTests(Chromium chromium)
{
    [Fact(Timeout = 300_000)]
    public async Task Each_field_says_what_is_wrong_and_the_first_gets_the_focus()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.Button("+ New API key").ClickAsync();
        await stage.Page.GetByLabel("Expires on").FillAsync("");

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Page.Locator("#name-wrong")).ToHaveTextAsync("Enter a name that people recognise.");
        await Expect(stage.Page.Locator("#expires-wrong")).ToHaveTextAsync("Choose a day.");
        await Expect(stage.Page.Locator("#scopes-wrong")).ToHaveTextAsync("Choose at least one.");
        await Expect(stage.Page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await Expect(stage.Page.GetByLabel("Name", new() { Exact = true }))
            .ToHaveAttributeAsync("aria-invalid", "true");
        Assert.DoesNotContain(stage.Emulator.Requests, request => request.Method == "POST");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_day_beyond_the_limit_of_the_service_is_refused_and_the_last_allowed_day_is_accepted()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("bounded", "Tasks");
        ILocator day = stage.Page.GetByLabel("Expires on");
        string last = (await day.GetAttributeAsync("max"))!;

        await day.FillAsync(
            DateOnly
                .Parse(last, CultureInfo.InvariantCulture)
                .AddDays(3)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        await stage.Button("Create").ClickAsync();
        await Expect(stage.Page.Locator("#expires-wrong")).ToContainTextAsync("the service allows no later one");
        await day.FillAsync(last);
        await stage.Button("Create").ClickAsync();

        await Expect(stage.Dialogue("value")).ToBeVisibleAsync();
        Assert.StartsWith(
            last,
            stage.Emulator.Aimms.Keys.Single(key => key.Name == "bounded").ExpirationDate,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task An_interval_is_a_whole_number_of_days()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "eam");
        await stage.FillAsync("interval", "userAdmin");
        await stage.Page.GetByLabel("Works for, in days").FillAsync("0");

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Page.Locator("#days-wrong"))
            .ToHaveTextAsync("Enter a whole number of days, from 1 to 3650.");
        await Expect(stage.Page.GetByLabel("Works for, in days")).ToBeFocusedAsync();
    }

    [Fact(Timeout = 300_000)]
    public async Task An_error_of_the_SDK_is_shown_and_the_form_keeps_its_input()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");
        await stage.FillAsync("<b>bold</b>", "rest");

        await stage.Button("Create").ClickAsync();

        ILocator trouble = stage.Dialogue("new").GetByRole(AriaRole.Alert);
        await Expect(trouble).ToContainTextAsync("This cannot be done. Nothing was sent to the service.");
        await Expect(trouble).ToContainTextAsync("has one of the characters < > =");
        await Expect(trouble).Not.ToContainTextAsync("Parameter");
        await Expect(stage.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("<b>bold</b>");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_name_that_exists_is_reported()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("administrator", "Tasks");

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Dialogue("new").GetByRole(AriaRole.Alert))
            .ToContainTextAsync("A key with that name exists already. Nothing was changed.");
    }

    [Fact(Timeout = 300_000)]
    public async Task The_name_of_a_key_is_shown_as_text_and_not_as_markup()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "eam");
        const string name = "<img src=x onerror=alert(1)> \"quoted\" 'single' & more";
        await stage.FillAsync(name, "userAdmin");

        await stage.Button("Create").ClickAsync();
        await Expect(stage.Dialogue("value").GetByRole(AriaRole.Heading))
            .ToHaveTextAsync($"The value of your new key “{name}”");
        await stage.CloseValueAsync();

        await Expect(stage.Card(name)).ToBeVisibleAsync();
        await stage.Button($"Delete {name}").ClickAsync();
        await Expect(stage.Dialogue("confirm").GetByRole(AriaRole.Heading)).ToHaveTextAsync($"Delete “{name}”?");
        Assert.Empty(stage.Complaints);
    }
}
