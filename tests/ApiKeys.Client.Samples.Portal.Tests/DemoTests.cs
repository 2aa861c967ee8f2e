using ApiKeys.Client.Samples.Portal.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace ApiKeys.Client.Samples.Portal.Tests;

public sealed class DemoTests(Chromium chromium)
{
    /// <summary>Takes the picture of the README again: UPDATE_SCREENSHOT=1.</summary>
    public const string Variable = "UPDATE_SCREENSHOT";

    [Fact(Timeout = 300_000)]
    public async Task Without_a_configuration_the_demo_has_keys_of_every_kind()
    {
        await using Stage stage = await Stage.OpenDemoAsync(
            chromium,
            "prod",
            new()
            {
                ViewportSize = new() { Width = 1000, Height = 620 },
            }
        );
        Assert.Contains("The portal works on an emulator in this process", stage.Log.Text, StringComparison.Ordinal);

        await Expect(stage.Card("old-report")).ToContainTextAsync("Expired");
        await Expect(stage.Card("ci-publish")).ToContainTextAsync("Expires soon");
        if (Environment.GetEnvironmentVariable(Variable) == "1")
        {
            string picture = Path.Combine(The.RepositoryRoot, "docs", "images", "portal.png");
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            await stage.Page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }

        await stage.Account.SelectOptionAsync("eam");
        await Expect(stage.Card("installer")).ToContainTextAsync("never");
        await Expect(stage.Card("former partner")).ToContainTextAsync("Disabled");
        await stage.Account.SelectOptionAsync("backup");
        await Expect(stage.Card("weekly report")).ToContainTextAsync("for reading only");
        Assert.Empty(stage.Complaints);
    }
}
