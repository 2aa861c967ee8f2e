using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>Existing keys, and keys that may belong to another program, are not touched.</summary>
public sealed class OtherKeyTests
{
    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    public static TheoryData<string> ServicesWithoutStamp => new("AIMMS", "AIMMS PRO", "Veeam");

    [Theory, MemberData(nameof(Services))]
    public async Task A_name_that_exists_already_is_refused_and_nothing_is_sent(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        IssuedApiKey first = await bed.CreateAsync();

        ApiKeyConflictException conflict = await Assert.ThrowsAsync<ApiKeyConflictException>(() => bed.CreateAsync());

        Assert.Equal(first.Key.Id, conflict.KeyId);
        Assert.Contains("Nothing was sent", conflict.Message, StringComparison.Ordinal);
        Assert.Equal(1, bed.Creates);
        bed.AssertSole(first);
    }

    [Promise(3)]
    [Theory, MemberData(nameof(Services))]
    public async Task Keys_with_other_names_are_not_touched(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        string[] others = ["CI", "ci2", "ci [k-", "ci [k-7f3a9c21b]", "[k-7f3a9c21b4]", "my ci"];
        foreach (string other in others)
        {
            await bed.AnotherManager().CreateAsync(bed.Request(other), The.Token);
        }

        HeldKey[] before = [.. bed.All];
        bed.Lose(Fault.DropAfterCommit(), creates: 2);

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.Empty(before.Select(key => key.Id).Except(bed.All.Select(key => key.Id)));
        Assert.Equal(before.Length + 1, bed.All.Count());
        Assert.True(bed.All.Single(key => key.Id == issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    [Theory, MemberData(nameof(ServicesWithoutStamp))]
    public async Task A_concurrent_key_of_that_name_with_other_scopes_is_not_touched(string service)
    {
        await using RecoveryFixture bed = await StartWithInterludeAsync(service, bed => bed.OtherRequest("ci"));
        bed.Lose(Fault.DropBefore(), skip: 1);

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal(Assert.Single(bed.Held("ci")).Id, unknown.KeyId);
        Assert.Contains(
            "another program may have created it, so it was not touched",
            unknown.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(bed.Emulator.Requests, request => request.Method == "DELETE");
    }

    [Fact]
    public async Task Several_candidate_keys_are_all_named_and_none_is_touched()
    {
        await using RecoveryFixture bed = await StartWithInterludeAsync("Veeam", bed => bed.Request("ci"));
        bed.Lose(Fault.DropAfterCommit(), skip: 1);

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.CreateAsync()
        );

        Assert.Equal(2, bed.Held("ci").Count);
        Assert.All(bed.Held("ci"), held => Assert.Contains(held.Id, unknown.Message, StringComparison.Ordinal));
        Assert.Null(unknown.KeyId);
    }

    [Fact]
    public async Task Of_several_candidate_keys_the_reported_one_is_recognized()
    {
        IssuedApiKey? other = null;
        await using RecoveryFixture bed = await StartAsync(
            "Veeam",
            async (bed, create) =>
            {
                other ??= await bed.AnotherManager().CreateAsync(bed.Request("ci"), The.Token);
                bed.Emulator.Veeam.Variants.IssueOmitsParameters = create == 1;
            }
        );

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.Equal([other!.Key.Id, issued.Key.Id], bed.Held("ci").Select(held => held.Id));
        Assert.True(bed.Held("ci")[1].Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task An_existing_key_that_gets_renamed_to_that_name_is_not_touched()
    {
        IssuedApiKey? old = null;
        await using RecoveryFixture bed = await StartAsync(
            "Veeam",
            (bed, create) =>
                create == 1
                    ? bed.AnotherManager().UpdateAsync(old!.Key.Id, new ApiKeyUpdate { Description = "ci" }, The.Token)
                    : Task.CompletedTask
        );
        old = await bed.AnotherManager().CreateAsync(bed.Request("old"), The.Token);
        bed.Lose(Fault.DropBefore());

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.Equal([old.Key.Id, issued.Key.Id], bed.Held("ci").Select(held => held.Id));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_key_of_that_name_from_before_the_create_is_not_taken_for_the_lost_one(string service)
    {
        bool isNameUnique = service.StartsWith("AIMMS", StringComparison.Ordinal);
        await using RecoveryFixture bed = await StartWithInterludeAsync(
            service,
            bed => isNameUnique ? bed.OtherRequest("ci") : bed.Request("ci")
        );

        if (isNameUnique)
        {
            Assert.Equal(
                "ci",
                (await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync())).KeyId
            );
            Assert.Single(bed.Held("ci"));
            Assert.DoesNotContain(bed.Emulator.Requests, request => request.Method == "DELETE");
            return;
        }

        IssuedApiKey issued = await bed.CreateAsync();
        Assert.Equal(2, bed.Held("ci").Count);
        Assert.True(bed.Held("ci").Single(held => held.Id == issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task A_key_with_other_scopes_is_not_taken_for_a_duplicate()
    {
        await using RecoveryFixture bed = await StartAsync(
            "Veeam",
            (bed, create) =>
                create == 2 ? bed.AnotherManager().CreateAsync(bed.OtherRequest("ci"), The.Token) : Task.CompletedTask
        );
        bed.Lose(Fault.DropBefore());

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.Equal(2, bed.Held("ci").Count);
        Assert.True(bed.Held("ci").Single(held => held.Id == issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    [Fact]
    public async Task A_stamp_distinguishes_the_key_of_a_lost_create_from_others_of_that_name()
    {
        await using RecoveryFixture bed = await StartWithInterludeAsync("Maximo", bed => bed.Request("ci"));
        bed.Lose(Fault.DropAfterCommit(), skip: 1);

        IssuedApiKey issued = await bed.CreateAsync();

        Assert.Equal(2, bed.Held("ci").Count);
        Assert.Contains(bed.Held("ci"), held => held.Name == "ci");
        Assert.True(bed.Held("ci").Single(held => held.Id == issued.Key.Id).Matches(issued.Value.Reveal()));
    }

    /// <summary>Another program creates a key after the names were listed and before the create arrives.</summary>
    private static Task<RecoveryFixture> StartWithInterludeAsync(
        string service,
        Func<RecoveryFixture, ApiKeyRequest> request
    ) =>
        StartAsync(
            service,
            (bed, create) =>
                create == 1 ? bed.AnotherManager().CreateAsync(request(bed), The.Token) : Task.CompletedTask
        );

    private static async Task<RecoveryFixture> StartAsync(string service, Func<RecoveryFixture, int, Task> act)
    {
        RecoveryFixture bed = null!;
        return bed = await RecoveryFixture.StartAsync(
            service,
            services: services =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() =>
                        new Interlude(RecoveryFixture.PathAt(service), create => act(bed, create))
                    )
                )
        );
    }
}
