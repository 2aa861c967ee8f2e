using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A list of the logins of all users asks for keys alone, where the service takes a filter.</summary>
public sealed class FilterTests
{
    [Fact]
    public async Task A_list_of_all_users_asks_for_keys_alone_on_each_page()
    {
        await using VeeamFixture veeam = await StartAsync();

        IReadOnlyList<VeeamApiKey> keys = await ListAsync(veeam);

        Assert.Equal(8, keys.Count);
        Assert.Equal(3, veeam.Emulator.Requests.Count(IsFiltered));
        Assert.Equal(3, veeam.Emulator.Requests.Count);
    }

    [Fact]
    public async Task A_filter_that_is_refused_is_left_out_of_each_list_from_then_on()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Veeam.Variants.RejectsFilter = true;

        IReadOnlyList<VeeamApiKey> first = await ListAsync(veeam);
        IReadOnlyList<VeeamApiKey> second = await ListAsync(veeam);

        Assert.Equal((8, 8), (first.Count, second.Count));
        Assert.Single(veeam.Emulator.Requests, IsFiltered);
        Assert.Equal("false", (await veeam.Keys.CheckAsync(The.Token)).LearnedOptions["Protocol:FilterLogins"]);
    }

    [Fact]
    public async Task A_rejection_that_has_another_reason_says_nothing_about_the_filter()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(
            Fault.Respond(400, """{"data":null,"errors":[{"message":"no","type":"logical","code":400}]}""").Times(2)
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => ListAsync(veeam));

        Assert.Empty((await veeam.Keys.CheckAsync(The.Token)).LearnedOptions);
    }

    [Fact]
    public async Task An_option_leaves_the_filter_out()
    {
        await using VeeamFixture veeam = await StartAsync(options => options.Protocol.FilterLogins = false);

        Assert.Equal(8, (await ListAsync(veeam)).Count);
        Assert.DoesNotContain(veeam.Emulator.Requests, IsFiltered);
    }

    /// <summary>The pages that were read have keys alone, so the rest cannot be read in another form.</summary>
    [Fact]
    public async Task A_filter_that_is_refused_within_a_list_ends_it_with_an_error()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(
            Fault.Respond(400, """{"data":null,"errors":[{"message":"no","type":"logical","code":400}]}""").Skip(1)
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => ListAsync(veeam));
    }

    [Fact]
    public async Task A_rejection_that_is_not_the_services_own_is_final()
    {
        await using VeeamFixture veeam = await StartAsync();
        veeam.Emulator.Faults.Add(Fault.Respond(400, """{"message":"no"}"""));

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => ListAsync(veeam));

        Assert.Single(veeam.Emulator.Requests);
    }

    private static async Task<VeeamFixture> StartAsync(Action<VeeamOptions>? configure = null)
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
        {
            options.PageSize = 3;
            configure?.Invoke(options);
        });
        veeam.Veeam.AddLogins(7);
        return veeam;
    }

    private static async Task<IReadOnlyList<VeeamApiKey>> ListAsync(VeeamFixture veeam)
    {
        List<VeeamApiKey> keys = [];
        await foreach (VeeamApiKey key in veeam.Keys.ListForAllUsersAsync(The.Token))
        {
            keys.Add(key);
        }

        return keys;
    }

    private static bool IsFiltered(RecordedRequest request) =>
        request.RawTarget.Contains("filter=", StringComparison.Ordinal);
}
