using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Testing.Tests.Aimms;

namespace ApiKeys.Client.Testing.Tests;

public class ReadmeTests
{
    [Fact]
    public async Task The_first_example_of_the_readme_does_what_it_says()
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        DateTimeOffset before = emulator.Clock.GetUtcNow();
        using AimmsCaller caller = new(emulator);

        emulator.Clock.Advance(TimeSpan.FromDays(200));
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Skip(2));
        emulator.Aimms.Variants.ListShape = AimmsListShape.Wrapped;
        using HttpResponseMessage list = await caller.ListAsync();

        Assert.True(emulator.Clock.GetUtcNow() - before >= TimeSpan.FromDays(200));
        Assert.Single((await list.JsonAsync())["api_keys"]!.AsArray());
        Assert.Equal(["administrator, 2999-12-31"], emulator.Aimms.Keys.Select(key => key.ToString()));
        Assert.Equal(["#1 GET 200"], emulator.Requests.Select(request => request.ToString()));
        Assert.Equal("Aimms", emulator.Aimms.ToConfiguration("prod")["prod:Service"]);
    }
}
