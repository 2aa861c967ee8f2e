using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A list is complete, or it ends with an error.</summary>
public sealed class ListTests
{
    private const string Uid = "955b0b80-da62-4434-9f50-2c1b099948f2";
    private const string OtherUid = "11111111-da62-4434-9f50-2c1b099948f2";

    public static TheoryData<VeeamPaging> HonestPaging =>
        [VeeamPaging.Documented, VeeamPaging.Skip, VeeamPaging.NoMeta];

    public static TheoryData<VeeamPaging> CyclicPaging =>
        [VeeamPaging.FirstPageAgain, VeeamPaging.FirstPageUnderFalseOffset];

    [Fact]
    public async Task A_list_has_the_keys_of_one_user_and_no_other_logins()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        ApiKey own = Assert.Single(await veeam.Keys.GetListAsync(The.Token));
        List<VeeamApiKey> others = await All(veeam.Keys.ListForUserAsync(veeam.Veeam.CompanyOwner.Uid, The.Token));

        Assert.Equal($"{veeam.Veeam.AdministratorUid}/{veeam.Veeam.AdministratorLoginId}", own.Id);
        Assert.Empty(others);
        Assert.True(veeam.Veeam.Logins.Count > 1);
    }

    [Fact]
    public async Task IdentityProvider_selects_the_logins_that_count_as_keys()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
            options.Protocol.IdentityProvider = "AA"
        );

        VeeamApiKey pair = Assert.Single(await All(veeam.Keys.ListForAllUsersAsync(The.Token)));

        Assert.Equal(veeam.Veeam.CompanyOwner.Uid, pair.UserUid);
        Assert.DoesNotContain("RSAKeyValue", pair.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(HonestPaging))]
    public async Task All_pages_are_read_even_if_the_server_returns_smaller_ones(VeeamPaging paging)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.PageSize = 100);
        veeam.Veeam.AddLogins(70);
        veeam.Veeam.AddLogins(50, veeam.Veeam.CompanyOwner);
        (veeam.Veeam.Variants.Paging, veeam.Veeam.Variants.MaxPageSize) = (paging, 30);

        List<VeeamApiKey> all = await All(veeam.Keys.ListForAllUsersAsync(The.Token));
        List<VeeamApiKey> organization = await All(
            veeam.Keys.ListForOrganizationAsync(veeam.Veeam.CompanyOwner.OrganizationUid, The.Token)
        );

        Assert.Equal(121, all.Select(key => key.Id).Distinct().Count());
        Assert.Equal((121, 50), (all.Count, organization.Count));
        Assert.All(organization, key => Assert.Equal(veeam.Veeam.CompanyOwner.Uid, key.UserUid));
    }

    [Promise(6)]
    [Theory]
    [MemberData(nameof(CyclicPaging))]
    public async Task A_repeated_page_ends_the_list_with_an_error(VeeamPaging paging)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.PageSize = 10);
        veeam.Veeam.AddLogins(100);
        veeam.Veeam.Variants.Paging = paging;

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            All(veeam.Keys.ListForAllUsersAsync(The.Token))
        );

        Assert.Contains("The list is incomplete, so an error is reported", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, veeam.Arrived("GET"));
    }

    public static TheoryData<string, string[]> Circles =>
        new()
        {
            { "of one page without a word on where it is", [Page(1)] },
            { "of two pages", [Page(1), Page(3)] },
            { "of three pages", [Page(1), Page(3), Page(5)] },
            { "that does not include the first page", [Page(1), Page(3), Page(5), Page(7), Page(5), Page(7)] },
            {
                "of one page with a total that is never reached",
                [Page(1, "{\"pagingInfo\":{\"total\":1000,\"count\":1}}")]
            },
        };

    [Promise(6)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Circles))]
    public async Task Pages_that_repeat_in_a_cycle_are_detected(string what, string[] pages)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        for (int i = 0; i < 40; i++)
        {
            veeam.Emulator.Faults.Add(
                Fault
                    .Respond(
                        200,
                        pages[
                            i < pages.Length ? i
                            : pages.Length == 6 ? 4 + (i % 2)
                            : i % pages.Length
                        ]
                    )
                    .On("GET")
            );
        }

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            All(veeam.Keys.ListForAllUsersAsync(The.Token))
        );

        Assert.Contains("began another with", error.Message, StringComparison.Ordinal);
        Assert.InRange(veeam.Arrived("GET"), 2, 16);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task Logins_of_two_users_may_have_the_same_number()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        foreach ((string user, int offset) in new[] { (Uid, 0), (OtherUid, 1) })
        {
            veeam.Emulator.Faults.Add(
                Fault
                    .Respond(
                        200,
                        $$"""{"data":[{{Login(1, user)}}],"meta":{"pagingInfo":{"total":2,"count":1,"offset":{{offset}} } } }"""
                    )
                    .On("GET")
            );
        }

        Assert.Equal(
            [$"{Uid}/1", $"{OtherUid}/1"],
            (await All(veeam.Keys.ListForAllUsersAsync(The.Token))).Select(key => key.Id)
        );
    }

    [Fact]
    public async Task An_earlier_page_is_an_error_even_if_it_begins_with_another_login()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        foreach (string user in new[] { Uid, OtherUid })
        {
            veeam.Emulator.Faults.Add(
                Fault
                    .Respond(
                        200,
                        $$"""{"data":[{{Login(1, user)}}],"meta":{"pagingInfo":{"total":5,"count":1,"offset":0} } }"""
                    )
                    .On("GET")
            );
        }

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            All(veeam.Keys.ListForAllUsersAsync(The.Token))
        );

        Assert.Contains(
            "from number 1 on, the service gave those from number 0 on",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Promise(6)]
    [Theory]
    [InlineData(
        "{\"data\":[],\"meta\":{\"pagingInfo\":{\"total\":5,\"count\":0,\"offset\":0}}}",
        "empty page after 0 of 5"
    )]
    [InlineData("{\"data\":[],\"meta\":{\"pagingInfo\":{\"total\":5,\"count\":0,\"skip\":7}}}", "from number 7 on")]
    [InlineData("{\"data\":null,\"errors\":[{\"message\":\"no\"}]}", "lacks the member 'data'")]
    [InlineData("[]", "not the JSON that was expected")]
    public async Task An_inconsistent_page_is_an_error(string body, string why)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(Fault.Respond(200, body).On("GET"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            All(veeam.Keys.ListForAllUsersAsync(The.Token))
        );

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_or_fewer_logins_than_the_total_are_an_error()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(
            Fault.Respond(200, Page(1, "{\"pagingInfo\":{\"total\":1,\"count\":2,\"offset\":0}}")).On("GET")
        );
        Assert.Contains(
            "more logins than the 1",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    All(veeam.Keys.ListForAllUsersAsync(The.Token))
                )
            ).Message,
            StringComparison.Ordinal
        );

        veeam.Emulator.Faults.Add(
            Fault.Respond(200, Page(1, "{\"pagingInfo\":{\"total\":3,\"count\":2,\"offset\":0}}")).On("GET")
        );
        Assert.Contains(
            "2 of 3 logins",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    All(veeam.Keys.ListForUserAsync(Guid.NewGuid(), The.Token))
                )
            ).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Pages_are_fetched_lazily_and_an_enumeration_can_stop_early()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.PageSize = 5);
        veeam.Veeam.AddLogins(100);

        await foreach (VeeamApiKey key in veeam.Keys.ListForAllUsersAsync(The.Token))
        {
            Assert.NotEmpty(key.Id);
            break;
        }

        Assert.Equal(1, veeam.Arrived("GET"));
    }

    [Fact]
    public async Task A_list_of_all_users_retries_transient_errors()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.PageSize = 10);
        veeam.Veeam.AddLogins(30);
        veeam.Emulator.Faults.Add(Fault.DropBefore().On("GET").Skip(1));
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("GET").Skip(2));
        veeam.Emulator.Faults.Add(VeeamFaults.TooManyRequests().On("GET").Skip(2));

        Assert.Equal(31, (await All(veeam.Keys.ListForAllUsersAsync(The.Token))).Count);
    }

    private static string Page(int first, string meta = "null") =>
        $$"""{"data":[{{Login(first)}},{{Login(first + 1)}}],"meta":{{meta}}}""";

    private static string Login(int id, string user = Uid) =>
        $$"""{"id":{{id}},"userUid":"{{user}}","identityProviderName":"AK","description":"k","isReadAccessOnly":false,"status":"enabled","identifierInProvider":1}""";

    private static async Task<List<VeeamApiKey>> All(IAsyncEnumerable<VeeamApiKey> keys)
    {
        List<VeeamApiKey> all = [];
        await foreach (VeeamApiKey key in keys)
        {
            all.Add(key);
        }

        return all;
    }
}
