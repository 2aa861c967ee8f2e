using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Rotation.Tests.Engine;

/// <summary>What a person can do, and what a person may undo.</summary>
public sealed class OperationTests
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_paused_policy_neither_begins_nor_revokes()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.Engine.PauseAsync("nightly", "alice", The.Token);
        await fixture.PassAsync(20 * _day, 5 * _day);
        Assert.Equal(2, Own(fixture).Length);

        await fixture.Engine.ResumeAsync("nightly", "alice", The.Token);

        Assert.Single(Own(fixture));
    }

    [Fact]
    public async Task A_rotation_that_needs_approval_waits_for_it()
    {
        await using RotationFixture fixture = await StartAsync(static policy => policy.ApprovalRequired = true);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(RotationPhase.AwaitingApproval, (await fixture.StatusAsync()).Phase);

        RotationStatus status = await fixture.Engine.ApproveAsync("nightly", "alice", The.Token);

        Assert.Equal(1, status.Generation);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            fixture.Engine.ApproveAsync("nightly", "alice", The.Token)
        );
    }

    [Fact]
    public async Task An_unapproved_rotation_begins_a_day_before_the_expiry_if_that_is_allowed()
    {
        await using RotationFixture fixture = await StartAsync(static policy =>
            (policy.ApprovalRequired, policy.ApproveWhenExpiring) = (true, true)
        );
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);

        await fixture.PassAsync(
            181 * _day,
            _day,
            async () =>
                Assert.Contains(
                    Own(fixture),
                    key => key.Matches(Value(fixture)) && key.ExpiresAt > fixture.Clock.GetUtcNow()
                )
        );

        Assert.Equal(2, (await fixture.StatusAsync()).Generation);
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await using RotationFixture fixture = await StartAsync();

        RotationPlan plan = await fixture.Engine.PlanAsync("nightly", The.Token);

        Assert.StartsWith("Create the key 'nightly-20270310-r", plan.Next, StringComparison.Ordinal);
        Assert.Empty(plan.WouldDelete);
        Assert.Empty(Own(fixture));
        Assert.All(fixture.Emulator.Requests, static request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task A_key_that_a_person_adopts_is_replaced_and_deleted()
    {
        await using RotationFixture fixture = await StartAsync();
        ApiKeyManagers managers = (ApiKeyManagers)fixture.Services.GetService(typeof(ApiKeyManagers))!;
        IssuedApiKey byHand = await managers["Aimms"]
            .CreateAsync(
                new ApiKeyRequest("by hand", ["Tasks"]) { ExpiresAt = fixture.Clock.GetUtcNow() + (100 * _day) },
                The.Token
            );

        await fixture.Engine.AdoptAsync("nightly", "by hand", byHand.Value, "alice", The.Token);
        Assert.Equal(byHand.Value.Reveal(), Value(fixture));

        await fixture.PassAsync(60 * _day, _day);
        Assert.StartsWith(
            "nightly-",
            Assert.Single(fixture.Emulator.Aimms.Keys, static key => key.Name != AimmsEmulator.AdministratorName).Name,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_with_other_scopes_than_the_policy_says_is_reported_and_not_replaced()
    {
        await using RotationFixture fixture = await StartAsync();
        SecretValue value = new(fixture.Emulator.Aimms.AdministratorKey);
        await fixture.Engine.AdoptAsync("nightly", AimmsEmulator.AdministratorName, value, "alice", The.Token);

        await fixture.PassAsync(2 * _day, _day);

        RotationStatus status = await fixture.StatusAsync();
        Assert.EndsWith(", and the policy says Tasks.", status.Difference, StringComparison.Ordinal);
        Assert.Equal((1, null), (status.Generation, status.Drift));
        Assert.Single(fixture.Emulator.Aimms.Keys);

        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(2 * _day, _day);
        Assert.Null((await fixture.StatusAsync()).Difference);
    }

    [Fact]
    public async Task An_adopted_key_with_a_mistyped_value_is_left_alone()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.AdoptAsync(
            "nightly",
            AimmsEmulator.AdministratorName,
            new SecretValue("mistyped"),
            "alice",
            The.Token
        );

        await fixture.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(20));

        Assert.Contains(fixture.Emulator.Aimms.Keys, static key => key.Name == AimmsEmulator.AdministratorName);
    }

    [Fact]
    public async Task A_store_that_was_restored_from_a_backup_deletes_nothing()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        string state = Path.Combine(fixture.Folder, "store", "nightly.json");
        byte[] backup = await File.ReadAllBytesAsync(state, The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(4 * _day, _day);
        AimmsEmulatedKey used = Assert.Single(Own(fixture));

        await File.WriteAllBytesAsync(state, backup, The.Token);
        await fixture.PassAsync(3 * _day, _day);

        Assert.Equal(used.Name, Assert.Single(Own(fixture)).Name);
        Assert.Contains("restore from a backup", (await fixture.StatusAsync()).Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orphan_is_deleted_when_a_person_asks_for_it()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        string current = (await fixture.StatusAsync()).Key!;
        ApiKeyManagers managers = (ApiKeyManagers)fixture.Services.GetService(typeof(ApiKeyManagers))!;
        ApiKeyRequest orphan = new(current[..^1] + "0", ["Tasks"]) { ExpiresAt = fixture.Clock.GetUtcNow() + _day };
        await managers["Aimms"].CreateAsync(orphan, The.Token);

        await fixture.Engine.SweepOrphansAsync("nightly", "alice", The.Token);

        Assert.Equal(current, Assert.Single(Own(fixture)).Name);
        Assert.Equal(current, (await fixture.Engine.FindCurrentAsync("nightly", The.Token))!.Name);
    }

    private static Task<RotationFixture> StartAsync(Action<RotationPolicy>? configure = null) =>
        RotationFixture.StartAsync(
            "Aimms",
            policy =>
            {
                policy.Scopes.Add("Tasks");
                policy.Lifetime = 180 * _day;
                configure?.Invoke(policy);
            }
        );

    private static AimmsEmulatedKey[] Own(RotationFixture fixture) =>
        [.. fixture.Emulator.Aimms.Keys.Where(static key => key.Name.StartsWith("nightly-", StringComparison.Ordinal))];

    private static string Value(RotationFixture fixture) =>
        fixture.CurrentAsync().GetAwaiter().GetResult()!.Value.Reveal();
}
