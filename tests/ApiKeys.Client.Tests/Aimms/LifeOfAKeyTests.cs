using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

public sealed class LifeOfAKeyTests
{
    public static TheoryData<AimmsEndpoint> Endpoints => new(AimmsEndpoint.UserManager, AimmsEndpoint.ProApi);

    [Theory, MemberData(nameof(Endpoints))]
    public async Task A_key_is_created_listed_found_used_and_deleted(AimmsEndpoint endpoint)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.Endpoint = endpoint);

        IssuedApiKey issued = await aimms.Keys.CreateAsync(
            "ci-publish",
            AimmsScopes.PublishApp | AimmsScopes.Tasks,
            aimms.InNinetyDays,
            The.Token
        );

        Assert.Equal("ci-publish", issued.Key.Id);
        Assert.Equal(["PublishApp", "Tasks"], issued.Key.Scopes);
        Assert.Equal(new DateTimeOffset(2027, 2, 19, 0, 0, 0, TimeSpan.Zero), issued.Key.Expiry.Instant);
        Assert.True(
            Assert.Single(aimms.Emulator.Aimms.Keys, key => key.Name == "ci-publish").Matches(issued.Value.Reveal())
        );

        ApiKey? found = await aimms.Keys.FindAsync("ci-publish", The.Token);
        Assert.NotNull(found);
        Assert.Equal(issued.Key.Expiry.Instant, found.Expiry.Instant);
        Assert.Equal(AimmsScopes.PublishApp | AimmsScopes.Tasks, found.KnownAimmsScopes());
        Assert.Equal(
            ["administrator", "ci-publish"],
            (await aimms.Keys.GetListAsync(The.Token)).Select(key => key.Name).Order()
        );

        await aimms.Keys.DeleteAsync("ci-publish", The.Token);
        Assert.Null(await aimms.Keys.FindAsync("ci-publish", The.Token));
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => aimms.Keys.DeleteAsync("ci-publish", The.Token));
    }
}
