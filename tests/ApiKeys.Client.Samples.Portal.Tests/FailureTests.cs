using ApiKeys.Client.Aimms;
using ApiKeys.Client.Samples.Portal.Tests.Support;
using ApiKeys.Client.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class FailureTests(Chromium chromium)
{
    [Fact(Timeout = 300_000)]
    public async Task A_list_that_cannot_be_read_is_reported_and_can_be_retried()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        stage.Emulator.Faults.Add(Fault.Respond(503).Always());
        await stage.Page.ReloadAsync();

        await Expect(stage.Page.Locator("#keys"))
            .ToContainTextAsync("The service cannot be reached, or is not working right now.");
        stage.Emulator.Faults.Clear();
        await stage.Button("Try again").ClickAsync();

        await Expect(stage.Card("administrator")).ToBeVisibleAsync();
    }

    [Theory(Timeout = 300_000)]
    [InlineData(401, "The service does not accept the credential of this account.")]
    [InlineData(403, "The credential of this account may not do that.")]
    [InlineData(418, "The service rejected the request, or sent a response that cannot be read.")]
    public async Task A_rejection_is_reported_with_what_to_do(int status, string what)
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("refused", "Tasks");
        stage.Emulator.Faults.Add(Fault.Respond(status, """{"message":"Sorry, no."}""").On("POST"));

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Dialogue("new").GetByRole(AriaRole.Alert)).ToContainTextAsync(what);
        await Expect(stage.Dialogue("new").GetByRole(AriaRole.Alert)).ToContainTextAsync("It says: Sorry, no.");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_lost_response_is_reported_as_unknown_and_the_list_shows_the_key()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("lost", "Tasks");
        stage.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Dialogue("new").GetByRole(AriaRole.Alert))
            .ToContainTextAsync("whether it was done is not known. Look for the key in the list");
        await Expect(stage.Card("lost")).ToBeVisibleAsync();
        Assert.Single(stage.Emulator.Requests, request => request.Method == "POST");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_lost_value_is_reported_as_lost()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        stage.Emulator.Aimms.Variants.CreateOmitsValue = true;
        await stage.FillAsync("omitted", "Tasks");

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Dialogue("new").GetByRole(AriaRole.Alert))
            .ToContainTextAsync("cannot be read again. Delete the key, and create another.");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_key_that_is_not_as_requested_is_shown_with_its_value_and_a_warning()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        stage.Emulator.Aimms.Variants.CreateDropsScopes = true;
        await stage.FillAsync("fewer", "Tasks");
        await stage.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Session ") }).CheckAsync();

        await stage.Button("Create").ClickAsync();

        await Expect(stage.Dialogue("value").Locator(".note"))
            .ToContainTextAsync("The key is not as you requested. Use it as it is, or delete it.");
        Assert.True(stage.Emulator.Aimms.Keys.Single(key => key.Name == "fewer").Matches(await stage.ValueAsync()));
    }

    [Fact(Timeout = 300_000)]
    public async Task A_delete_of_a_key_that_is_already_deleted_needs_no_action()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        AimmsApiKeyManager other = new(
            new AimmsOptions
            {
                BaseAddress = stage.Emulator.Aimms.BaseAddress,
                ApiKey = stage.Emulator.Aimms.AdministratorKey,
                AllowInsecureLoopback = true,
            }
        );
        await other.CreateAsync("shared", AimmsScopes.Tasks, stage.Emulator.Clock.GetUtcNow().AddDays(30), The.Token);
        await stage.Page.ReloadAsync();
        await stage.Button("Delete shared").ClickAsync();
        await other.DeleteAsync("shared", The.Token);

        await stage.Dialogue("confirm").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(stage.Dialogue("confirm").GetByRole(AriaRole.Alert))
            .ToContainTextAsync("There is no such key any more. You need not do anything.");
        await Expect(stage.Card("shared")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = 300_000)]
    public async Task During_a_request_nothing_is_sent_twice_and_escape_closes_nothing()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("slow", "Tasks");
        stage.Emulator.Faults.Add(Fault.HangAfterCommit().On("POST"));

        await stage.Button("Create").DblClickAsync();
        await stage.Emulator.Requests.WaitForAsync(request => request.Committed && request.Method == "POST", The.Token);
        await stage.Page.Keyboard.PressAsync("Escape");

        await Expect(stage.Dialogue("new")).ToHaveAttributeAsync("aria-busy", "true");
        Assert.Single(stage.Emulator.Requests, request => request.Method == "POST");
    }

    [Fact(Timeout = 300_000)]
    public async Task A_key_whose_page_was_closed_before_its_value_arrived_is_named_in_the_log()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "prod");
        await stage.FillAsync("orphan", "Tasks");
        stage.Emulator.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(1)).On("POST"));

        await stage.Button("Create").ClickAsync();
        await stage.Emulator.Requests.WaitForAsync(request => request.Method == "POST", The.Token);
        await stage.Page.CloseAsync();

        await stage.Log.SaysAsync(
            "The key 'orphan' of the account 'prod' was created, but the page was closed before it got the value. "
                + "The value is lost."
        );
    }

    [Fact(Timeout = 300_000)]
    public async Task A_portal_that_ended_or_was_restarted_is_reported()
    {
        await using Stage stage = await Stage.OpenAsync(chromium, "backup");
        await stage.FillAsync("report", "rest");
        await stage.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^For reading only") }).CheckAsync();
        await stage.Button("Create").ClickAsync();
        await stage.CloseValueAsync();
        await stage.Page.Context.ClearCookiesAsync();
        await stage.Button("Disable report").ClickAsync();
        await Expect(stage.Page.Locator("#trouble"))
            .ToContainTextAsync("The portal rejected this (400). Load the page again");

        await stage.HasReadAsync();
        await stage.EndPortalAsync();
        await stage.Button("Disable report").ClickAsync();

        await Expect(stage.Page.Locator("#trouble"))
            .ToContainTextAsync("The portal does not respond: whether it was done is not known.");
        await Expect(stage.Page.Locator("#keys")).ToContainTextAsync("The portal does not respond.");
    }
}
