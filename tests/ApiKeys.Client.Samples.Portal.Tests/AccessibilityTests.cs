using ApiKeys.Client.Samples.Portal.Tests.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class AccessibilityTests(Chromium chromium)
{
    private const int PhoneWidth = 360;

    [Theory(Timeout = 600_000)]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, PhoneWidth)]
    public async Task The_page_has_no_axe_findings_and_does_not_scroll_sideways(ColorScheme scheme, int width)
    {
        await using Stage stage = await Stage.OpenDemoAsync(
            chromium,
            "prod",
            new()
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = width, Height = 740 },
            }
        );
        await LookAsync(stage, "the list of AIMMS");
        await stage.Button("+ New API key").ClickAsync();
        await LookAsync(stage, "a new key");
        await stage.Button("Create").ClickAsync();
        await Expect(stage.Page.Locator("#name-wrong")).Not.ToBeEmptyAsync();
        await LookAsync(stage, "wrong input");
        await stage.Button("Cancel").ClickAsync();

        await stage.Account.SelectOptionAsync("eam");
        await LookAsync(stage, "the list of Maximo");
        await stage.Button("Delete administrator").ClickAsync();
        await LookAsync(stage, "a question");
        await stage.Dialogue("confirm").GetByRole(AriaRole.Checkbox).EvaluateAsync("box => box.required = false");
        await stage.Dialogue("confirm").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Expect(stage.Dialogue("confirm").GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was changed");
        await LookAsync(stage, "trouble");
        await stage.Dialogue("confirm").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await stage.FillAsync(new string('n', 90), "userAdmin");
        await stage.Button("Create").ClickAsync();
        await Expect(stage.Dialogue("value")).ToBeVisibleAsync();
        await LookAsync(stage, "a value");
        await stage.CloseValueAsync();
        await LookAsync(stage, "a long name");
        Assert.Empty(stage.Complaints);
    }

    private static async Task LookAsync(Stage stage, string at)
    {
        await stage.HasReadAsync();
        Deque.AxeCore.Commons.AxeResult result = await stage.Page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Assert.Empty(
            result.Violations.Select(found =>
                $"{at}: {found.Impact} {found.Id}, {string.Join("; ", found.Nodes.Select(node => node.Html))}"
            )
        );
        Assert.Empty(
            await stage.Page.EvaluateAsync<string[]>(
                "[document.documentElement, ...document.querySelectorAll('dialog[open]')].filter(e => "
                    + "e.scrollWidth > e.clientWidth).map(e => `${e.tagName} ${e.scrollWidth} > ${e.clientWidth}`)"
            )
        );
    }
}
