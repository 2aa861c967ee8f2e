using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>Services with limits, and with changes that take effect late.</summary>
public sealed class LateChangeTests
{
    public static TheoryData<string> Services => [.. RecoveryFixture.Services];

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_beyond_the_limit_of_keys_is_reported_and_creates_none(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        VariantsOf(bed, service).MaxKeys = 1;

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

        Assert.IsType<ApiKeyOperationFailedException>(error);
        Assert.Contains("as many", error.Message, StringComparison.Ordinal);
        Assert.Empty(bed.Held("ci"));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_key_that_is_still_listed_after_its_deletion_is_reported_as_deleted(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        VariantsOf(bed, service).DeletionDelay = TimeSpan.FromHours(1);

        await bed.Keys.DeleteAsync(id, The.Token);

        Assert.Empty(bed.Held("ci"));
        Assert.Contains(await bed.Keys.GetListAsync(The.Token), key => key.Id == id);
        bed.Emulator.Clock.Advance(TimeSpan.FromHours(1));
        Assert.DoesNotContain(await bed.Keys.GetListAsync(The.Token), key => key.Id == id);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_value_of_a_new_key_is_rejected_until_it_takes_effect(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        VariantsOf(bed, service).ActivationDelay = TimeSpan.FromMinutes(1);
        Credential credential = CredentialOf(await bed.CreateAsync(), service);

        Assert.False((await bed.Keys.VerifyAsync(credential, The.Token)).CanAuthenticate);
        bed.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await bed.Keys.VerifyAsync(credential, The.Token)).CanAuthenticate);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task The_value_of_a_deleted_key_is_accepted_until_the_deletion_takes_effect(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        VariantsOf(bed, service).RevocationDelay = TimeSpan.FromMinutes(1);
        IssuedApiKey issued = await bed.CreateAsync();
        Credential credential = CredentialOf(issued, service);

        await bed.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.True((await bed.Keys.VerifyAsync(credential, The.Token)).CanAuthenticate);
        bed.Emulator.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await bed.Keys.VerifyAsync(credential, The.Token)).CanAuthenticate);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Recovery_does_not_take_a_deleted_key_for_one_that_exists(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        VariantsOf(bed, service).DeletionDelay = TimeSpan.FromHours(1);
        bed.Lose(Fault.DropAfterCommit());

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_create_that_arrives_after_its_client_has_gone_away_is_not_reported_as_done(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service, options => options.MaxRetries = 0);
        bed.Emulator.Faults.Add(Fault.LateArrival(TimeSpan.Zero).On("POST").Path(bed.Path).Always());

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.CreateAsync());
        await bed.Emulator.Requests.WaitForAsync(request => request.Committed && bed.IsCreate(request), The.Token);

        Assert.Single(bed.Held("ci"));
    }

    private static Credential CredentialOf(IssuedApiKey issued, string service) =>
        service == "Maximo" ? new(issued.Key.Id, issued.Value) : new(issued.Value);

    private static ServiceVariants VariantsOf(RecoveryFixture bed, string service) =>
        service switch
        {
            "Maximo" => bed.Emulator.Maximo.Variants,
            "Veeam" => bed.Emulator.Veeam.Variants,
            _ => bed.Emulator.Aimms.Variants,
        };
}
