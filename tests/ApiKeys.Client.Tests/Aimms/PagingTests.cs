using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// The documentation has no pages of keys, but those of sibling lists have 100 items. A list is whole, or an error.
/// </summary>
public sealed class PagingTests
{
    /// <summary>The administrator's key is one more.</summary>
    [Theory]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(199)]
    [InlineData(230)]
    public async Task A_list_in_pages_of_100_is_read_to_its_end(int created)
    {
        await using AimmsFixture account = await StartAsync(created);
        account.Emulator.Aimms.Variants.PageSize = 100;

        IReadOnlyList<ApiKey> keys = await account.Keys.GetListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(account.Emulator.Aimms.Keys.Select(key => key.Name), keys.Select(key => key.Id));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_wrapped_list_that_says_how_many_keys_there_are_is_read_to_its_end(int pageSize)
    {
        await using AimmsFixture account = await StartAsync(120);
        account.Emulator.Aimms.Variants = new() { PageSize = pageSize, ListShape = AimmsListShape.Wrapped };

        IReadOnlyList<ApiKey> keys = await account.Keys.GetListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(121, keys.Count);
    }

    [Fact]
    public async Task A_service_without_pages_is_asked_once_more_only_when_the_list_may_be_a_full_page()
    {
        await using AimmsFixture account = await StartAsync(98);

        Assert.Equal(99, (await account.Keys.GetListAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Equal(1, account.Arrived("GET"));

        await CreateAsync(account, "the-hundredth");
        Assert.Equal(100, (await account.Keys.GetListAsync(TestContext.Current.CancellationToken)).Count);
        Assert.Equal(3, account.Arrived("GET"));
    }

    [Fact]
    public async Task A_service_that_rejects_the_parameter_has_no_pages()
    {
        await using AimmsFixture account = await StartAsync(99);
        account.Emulator.Faults.Add(Fault.Respond(400, """{"message":"no offset"}""").On("GET").Skip(1));

        Assert.Equal(100, (await account.Keys.GetListAsync(TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task A_list_that_repeats_a_key_on_a_later_page_is_an_error()
    {
        await using AimmsFixture account = await StartAsync(99);
        string second = """[{"name":"other","scopes":[]},{"name":"key-1","scopes":[]}]""";
        account.Emulator.Faults.Add(Fault.Respond(200, second).On("GET").Skip(1));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.GetListAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("repeats an item of an earlier page", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"api_keys":[],"has_more":true}""")]
    [InlineData("""{"api_keys":[],"meta":{"total":3}}""")]
    [InlineData("""{"api_keys":[],"next_link":"https://other.example/keys?offset=1"}""")]
    public async Task A_list_that_says_that_it_is_cut_and_does_not_go_on_is_an_error(string body)
    {
        await using AimmsFixture account = await StartAsync(0);
        account.Emulator.Faults.Add(Fault.Respond(200, body).On("GET"));
        account.Emulator.Faults.Add(Fault.Respond(200, "[]").On("GET"));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.GetListAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("how to ask for the rest is not documented", error.Message, StringComparison.Ordinal);
    }

    private static async Task<AimmsFixture> StartAsync(int created)
    {
        AimmsFixture account = await AimmsFixture.StartAsync();
        for (int i = 1; i <= created; i++)
        {
            await CreateAsync(account, $"key-{i}");
        }

        return account;
    }

    private static Task<IssuedApiKey> CreateAsync(AimmsFixture account, string name) =>
        account.Keys.CreateAsync(name, AimmsScopes.Tasks, account.InNinetyDays, TestContext.Current.CancellationToken);
}
