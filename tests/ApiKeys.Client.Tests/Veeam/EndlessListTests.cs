using ApiKeys.Client.Veeam;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>Reading ends for a list that returns new logins without end.</summary>
public sealed class EndlessListTests
{
    [Promise(6)]
    [Fact]
    public void At_most_10000_pages_are_read()
    {
        VeeamPages pages = new();
        for (int page = 0; page < 10_000; page++)
        {
            Assert.Null(pages.Add(Page(page)));
        }

        Assert.False(pages.IsEnd);
        Assert.Equal("the service gave 10000 pages and no end, with 10000 logins", pages.Add(Page(10_000)));
    }

    [Fact]
    public void A_list_of_exactly_10000_pages_is_read()
    {
        VeeamPages pages = new();
        for (int page = 0; page < 10_000; page++)
        {
            Assert.Null(pages.Add(Page(page, total: 10_000)));
        }

        Assert.True(pages.IsEnd);
    }

    private static UserLoginPage Page(int number, long? total = null) =>
        new()
        {
            Meta = total is null ? null : new Meta { PagingInfo = new PagingInfo { Total = total } },
            Data =
            [
                new UserLogin
                {
                    Id = number,
                    UserUid = Guid.Empty,
                    IdentifierInProvider = "",
                    IdentityProviderName = "ApiKey",
                    IsReadAccessOnly = false,
                    Status = LoginStatus.Enabled,
                },
            ],
        };
}
