using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// No documentation has the routes of keys but that of the creation, nor the body of an update. Whichever a server has,
/// an account finds it out without an option, and changes nothing by doing so.
/// </summary>
public sealed class LearningTests
{
    /// <summary>Each variant of a server, by its name.</summary>
    private static readonly Dictionary<string, Action<MaximoVariants>> _servers = new()
    {
        ["as specified"] = static _ => { },
        ["no version"] = static variants => variants.Paths = PathsUnder("apikeys"),
        ["version 3"] = static variants => variants.Paths = PathsUnder("v3/apikeys"),
        ["version 3, update by PATCH, refresh by PUT"] = static variants =>
        {
            variants.Paths = PathsUnder("v3/apikeys");
            (variants.UpdateMethod, variants.RefreshMethod) = ("PATCH", "PUT");
        },
        ["update by PATCH"] = static variants => variants.UpdateMethod = "PATCH",
        ["update by PATCH, else 405"] = static variants =>
            (variants.UpdateMethod, variants.WrongMethodStatus) = ("PATCH", 405),
        ["refresh by PUT"] = static variants => variants.RefreshMethod = "PUT",
        ["refresh by PUT, else 405"] = static variants =>
            (variants.RefreshMethod, variants.WrongMethodStatus) = ("PUT", 405),
        ["refresh at /refresh"] = static variants => variants.Paths.Refresh = "v1/apikeys/{id}/refresh",
        ["refresh by PUT at /refresh"] = static variants =>
            (variants.RefreshMethod, variants.Paths.Refresh) = ("PUT", "v1/apikeys/{id}/refresh"),
        ["update of the whole key"] = static variants => variants.UpdateBody = MaximoUpdateForm.Whole,
        ["update of the whole key by PATCH"] = static variants =>
            (variants.UpdateBody, variants.UpdateMethod) = (MaximoUpdateForm.Whole, "PATCH"),
        ["update without unknown members"] = static variants =>
            (variants.UpdateBody, variants.ExtraMembers) = (MaximoUpdateForm.ChangeableAlone, true),
        ["list with a bookmark"] = static variants =>
            (variants.ListShape, variants.PageSize) = (MaximoListShape.Bookmark, 2),
        ["list with a link"] = static variants =>
            (variants.ListShape, variants.PageSize) = (MaximoListShape.NextLink, 1),
        ["no route for one key"] = static variants => variants.Paths.Get = null,
    };

    public static TheoryData<string> Servers => [.. _servers.Keys];

    /// <summary>Each two variants together.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            string[] names = [.. _servers.Keys];
            TheoryData<string, string> pairs = [];
            for (int first = 1; first < names.Length; first++)
            {
                for (int second = first + 1; second < names.Length; second++)
                {
                    pairs.Add(names[first], names[second]);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_life_of_a_key_passes_without_an_option_under_two_variants(string one, string other)
    {
        await using MaximoFixture account = await StartAsync(one);
        _servers[other](account.Emulator.Maximo.Variants);

        await LiveAsync(account);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task The_life_of_a_key_passes_without_an_option(string server)
    {
        await using MaximoFixture account = await StartAsync(server);

        await LiveAsync(account);

        Assert.Equal(
            [MaximoEmulator.SuperuserName],
            account.Emulator.Maximo.Keys.Select(key => key.AddedBy).Distinct()
        );
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_was_learned_is_remembered(string server)
    {
        await using MaximoFixture account = await StartAsync(server);
        await LiveAsync(account);
        int learning = account.Emulator.Requests.Count;

        await LiveAsync(account);

        Assert.DoesNotContain(account.Emulator.Requests.Skip(learning), request => request.Status is 400 or 405);
    }

    [Fact]
    public async Task A_route_that_an_option_sets_is_the_only_one()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync(options =>
            options.Protocol.Paths.List = "v2/apikeys"
        );

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.GetListAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("Protocol:Paths:List", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("were tried", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_route_is_known_the_error_names_those_that_were_tried_and_the_option()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        account.Emulator.Maximo.Variants.Paths.Refresh = "v2/apikeys/{id}/renewal";
        string id = await CreateAsync(account);

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.RefreshAsync(id, TestContext.Current.CancellationToken)
        );

        Assert.Contains("POST v1/apikeys/{id}/token", error.Message, StringComparison.Ordinal);
        Assert.Contains("PUT v3/apikeys/{id}/refresh", error.Message, StringComparison.Ordinal);
        Assert.Contains("Protocol:Paths:Refresh", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_no_body_is_accepted_the_error_names_those_that_were_tried_and_the_option()
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        string id = await CreateAsync(account);
        account.Emulator.Faults.Add(
            Fault.Respond(400, """{"error":400,"message":"CUDRS0001E: no"}""").Path(id).On("PUT").Always()
        );

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.DisableAsync(id, TestContext.Current.CancellationToken)
        );

        Assert.Contains("AsRead, Changeable, Whole, Change were tried", error.Message, StringComparison.Ordinal);
        Assert.Contains("Protocol:UpdateBody", error.Message, StringComparison.Ordinal);
        Assert.True(account.Emulator.Maximo.Keys.Single(key => key.Id == id).Active);
    }

    /// <summary>A proxy's rejection proves nothing about the service's routes.</summary>
    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_rejection_that_is_not_the_services_own_is_final(int status)
    {
        await using MaximoFixture account = await MaximoFixture.StartAsync();
        string id = await CreateAsync(account);
        account.Emulator.Faults.Add(Fault.Respond(status, """{"message":"no"}""").On("POST").Path("token").Always());

        await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.RefreshAsync(id, TestContext.Current.CancellationToken)
        );

        Assert.Single(
            account.Emulator.Requests,
            request => request.Path.Contains(id, StringComparison.Ordinal) && request.Method is "POST" or "PUT"
        );
    }

    [Fact]
    public async Task Callers_that_learn_at_the_same_time_all_succeed()
    {
        await using MaximoFixture account = await StartAsync("version 3, update by PATCH, refresh by PUT");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LiveAsync(account)));
    }

    private static MaximoKeyPaths PathsUnder(string keys) =>
        new()
        {
            List = keys,
            Create = keys,
            Get = keys + "/{id}",
            Update = keys + "/{id}",
            Refresh = keys + "/{id}/token",
            Delete = keys + "/{id}",
        };

    private static async Task<MaximoFixture> StartAsync(string server)
    {
        MaximoFixture account = await MaximoFixture.StartAsync();
        _servers[server](account.Emulator.Maximo.Variants);
        return account;
    }

    private static async Task<string> CreateAsync(MaximoFixture account) =>
        (
            await account.Keys.CreateAsync(
                "ci",
                MaximoPermissions.UserAdmin,
                MaximoRefreshInterval.Parse("P90D"),
                TestContext.Current.CancellationToken
            )
        )
            .Key
            .Id;

    /// <summary>Every operation, with a check that it had its effect.</summary>
    private static async Task LiveAsync(MaximoFixture account)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string id = await CreateAsync(account);
        Assert.Contains(await account.Keys.GetListAsync(cancellationToken), key => key.Id == id);
        Assert.Equal("ci", (await account.Keys.FindAsync(id, cancellationToken))!.Name);

        ApiKey changed = await account.Keys.UpdateAsync(
            id,
            new MaximoApiKeyUpdate { Description = "ci of the team" },
            cancellationToken
        );
        Assert.Equal("ci of the team", changed.Name);
        Assert.Equal(ApiKeyStatus.Disabled, (await account.Keys.DisableAsync(id, cancellationToken)).Status);
        Assert.Equal(ApiKeyStatus.Enabled, (await account.Keys.EnableAsync(id, cancellationToken)).Status);
        Assert.NotEmpty((await account.Keys.RefreshAsync(id, cancellationToken)).Value.Reveal());
        await account.Keys.DeleteAsync(id, cancellationToken);
        Assert.DoesNotContain(account.Emulator.Maximo.Keys, key => key.Id == id);
    }
}
