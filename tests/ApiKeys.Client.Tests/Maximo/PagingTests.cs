using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// No documentation has pages. Where a response says that there are more keys, they are read, or it is an error.
/// </summary>
public sealed class PagingTests
{
    [Theory]
    [InlineData(MaximoListShape.Bookmark, 1)]
    [InlineData(MaximoListShape.Bookmark, 4)]
    [InlineData(MaximoListShape.NextLink, 3)]
    [InlineData(MaximoListShape.NextLink, 100)]
    public async Task A_list_in_pages_is_read_to_its_end(MaximoListShape shape, int pageSize)
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        for (int i = 1; i <= 7; i++)
        {
            await account.Keys.CreateAsync(
                $"key {i}",
                MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Parse("P90D"),
                TestContext.Current.CancellationToken
            );
        }

        account.Emulator.Maximo.Variants = new() { ListShape = shape, PageSize = pageSize };

        IReadOnlyList<ApiKey> keys = await account.Keys.GetListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(account.Emulator.Maximo.Keys.Select(key => key.Id), keys.Select(key => key.Id));
    }

    /// <summary>A response never decides where a request goes, and the credential with it.</summary>
    [Fact]
    public async Task Of_the_address_of_the_next_page_only_the_query_is_used()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """{"apikeys":[{"id":"a-1"}],"nextLink":"https://other.example/elsewhere?from=a%2D1&n=2#end"}"""
                )
                .On("GET")
                .Path("v1/apikeys")
        );
        account.Emulator.Faults.Add(Fault.Respond(200, """{"apikeys":[{"id":"a-2"}]}""").On("GET").Path("v1/apikeys"));

        IReadOnlyList<ApiKey> keys = await account.Keys.GetListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["a-1", "a-2"], keys.Select(key => key.Id));
        Assert.EndsWith("/v1/apikeys?from=a-1&n=2", account.Emulator.Requests[^1].RawTarget, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"apikeys":[{"id":"a-1"}],"total":2}""", "lists 1 of 2")]
    [InlineData("""{"apikeys":[{"id":"a-1"}],"pagingInfo":{"total":2}}""", "lists 1 of 2")]
    [InlineData("""{"apikeys":[{"id":"a-1"}],"hasMore":true}""", "says that there are more")]
    [InlineData(
        """{"apikeys":[{"id":"a-1"}],"responseInfo":{"nextPage":{"href":"no query"}}}""",
        "says that there are"
    )]
    public async Task A_list_that_is_cut_and_does_not_say_how_to_go_on_is_an_error(string body, string expected)
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Emulator.Faults.Add(Fault.Respond(200, body).On("GET").Path("v1/apikeys"));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.GetListAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bookmark_that_leads_to_the_same_keys_is_an_error()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        string body = """{"apikeys":[{"id":"a-1"}],"bookmark":"g1AAAA"}""";
        account.Emulator.Faults.Add(Fault.Respond(200, body).On("GET").Path("v1/apikeys").Times(2));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.GetListAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("repeats an item of an earlier page", error.Message, StringComparison.Ordinal);
    }
}
