using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Rotation.Tests.Engine;

/// <summary>The key that the account itself authenticates with.</summary>
public sealed class OwnCredentialTests
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    [Fact]
    public async Task The_old_credential_is_revoked_with_the_new_one()
    {
        await using RotationFixture fixture = await StartAsync("APIKey");
        SecretValue first = new(fixture.Emulator.Aimms.AdministratorKey);
        await fixture.Engine.AdoptAsync("nightly", AimmsEmulator.AdministratorName, first, "alice", The.Token);
        Assert.Equal(1, (await fixture.StatusAsync()).Generation);

        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(4 * _day, _day);

        AimmsEmulatedKey only = Assert.Single(fixture.Emulator.Aimms.Keys);
        Assert.True(only.Matches((await fixture.CurrentAsync())!.Value.Reveal()));
        await fixture.PassAsync(400 * _day, 4 * _day);
        Assert.InRange((await fixture.StatusAsync()).Generation, 3, 4);
        Assert.Null((await fixture.StatusAsync()).Failure);
    }

    [Fact]
    public async Task A_new_key_that_may_not_manage_keys_is_not_published()
    {
        await using RotationFixture fixture = await StartAsync("Tasks");
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        await fixture.PassAsync(TimeSpan.FromMinutes(3), TimeSpan.FromSeconds(10));

        Assert.Null(await fixture.CurrentAsync());
        Assert.Contains("refused", await fixture.HistoryAsync());
        Assert.Equal(AimmsEmulator.AdministratorName, Assert.Single(fixture.Emulator.Aimms.Keys).Name);
    }

    private static Task<RotationFixture> StartAsync(string scope) =>
        RotationFixture.StartAsync(
            "Aimms",
            policy =>
            {
                policy.Scopes.Add(scope);
                policy.Target = RotationTarget.Credential;
            }
        );
}
