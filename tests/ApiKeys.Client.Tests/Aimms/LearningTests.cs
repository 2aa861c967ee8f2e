using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// The documentation of AIMMS shows neither the form of a date nor one spelling of the scopes. An account finds out what
/// its server accepts, without an option and without a second key.
/// </summary>
public sealed class LearningTests
{
    private static readonly Dictionary<string, Action<AimmsVariants>> _servers = new()
    {
        ["as documented"] = static _ => { },
        ["other spellings of scopes"] = static variants => variants.ScopeSpelling = AimmsScopeSpelling.Alternative,
        ["camelCase"] = static variants => variants.UserManagerNaming = AimmsMemberNaming.CamelCase,
        ["dates to the minute"] = static variants => variants.RequestDateShape = AimmsDateShape.MinutesWithoutZone,
        ["dates to the second"] = static variants => variants.RequestDateShape = AimmsDateShape.SecondsWithZ,
        ["dates with seven digits, as it writes them"] = static variants =>
            (variants.RequestDateShape, variants.DateShape) = (
                AimmsDateShape.SevenDigitsWithOffset,
                AimmsDateShape.SevenDigitsWithOffset
            ),
        ["scopes as objects, in a wrapped list"] = static variants =>
            (variants.ScopeShape, variants.ListShape, variants.ScopeSpelling) = (
                AimmsScopeShape.ObjectsEverywhere,
                AimmsListShape.Wrapped,
                AimmsScopeSpelling.Alternative
            ),
        ["camelCase and other spellings"] = static variants =>
            (variants.UserManagerNaming, variants.ScopeSpelling) = (
                AimmsMemberNaming.CamelCase,
                AimmsScopeSpelling.Alternative
            ),
        ["camelCase, other spellings, and dates to the minute"] = static variants =>
            (variants.UserManagerNaming, variants.ScopeSpelling, variants.RequestDateShape) = (
                AimmsMemberNaming.CamelCase,
                AimmsScopeSpelling.Alternative,
                AimmsDateShape.MinutesWithoutZone
            ),
        ["errors as plain text"] = static variants =>
            (variants.ErrorShape, variants.ScopeSpelling) = (AimmsErrorShape.PlainText, AimmsScopeSpelling.Alternative),
    };

    public static TheoryData<string> Servers => [.. _servers.Keys];

    /// <summary>Each two variants together.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            // A create makes three requests at most because of forms: camelCase takes one, dates to the second two.
            string[] names = [.. _servers.Keys.Where(static name => !name.Contains(',', StringComparison.Ordinal))];
            TheoryData<string, string> pairs = [];
            for (int first = 1; first < names.Length; first++)
            {
                for (int second = first + 1; second < names.Length; second++)
                {
                    string both = names[first] + names[second];
                    if (
                        !both.Contains("camelCase", StringComparison.Ordinal)
                        || !both.Contains("to the second", StringComparison.Ordinal)
                    )
                    {
                        pairs.Add(names[first], names[second]);
                    }
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task The_life_of_a_key_passes_without_an_option_under_two_variants(string one, string other)
    {
        await using AimmsFixture account = await StartAsync(one);
        _servers[other](account.Emulator.Aimms.Variants);
        await account.Keys.ListScopesAsync(The.Token);

        IssuedApiKey issued = await CreateAsync(account, "first");
        IReadOnlyList<ApiKey> listed = await account.Keys.GetListAsync(The.Token);
        await account.Keys.DeleteAsync("first", The.Token);

        Assert.Contains(listed, key => key.Id == issued.Key.Id);
        Assert.InRange(account.Arrived("POST"), 1, 3);
        Assert.DoesNotContain(account.Emulator.Aimms.Keys, key => key.Name == "first");
    }

    /// <summary>The pair that a create alone does not reach: names of members are read from a list.</summary>
    [Theory]
    [InlineData("camelCase")]
    [InlineData("camelCase and other spellings")]
    public async Task After_a_list_a_create_reaches_dates_to_the_second_too(string server)
    {
        await using AimmsFixture account = await StartAsync(server);
        _servers["dates to the second"](account.Emulator.Aimms.Variants);
        await account.Keys.GetListAsync(The.Token);
        await account.Keys.ListScopesAsync(The.Token);

        await CreateAsync(account, "first");

        Assert.InRange(account.Arrived("POST"), 1, 3);
        Assert.Equal(2, account.Emulator.Aimms.Keys.Count);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_key_is_created_without_an_option_and_once(string server)
    {
        await using AimmsFixture account = await StartAsync(server);

        IssuedApiKey issued = await CreateAsync(account, "first");

        Assert.Equal(AimmsScopes.Tasks | AimmsScopes.PublishAimms, AimmsScopesOf(issued.Key));
        Assert.Equal(2, account.Emulator.Aimms.Keys.Count);
        Assert.InRange(account.Arrived("POST"), 1, 3);
        AimmsEmulatedKey created = account.Emulator.Aimms.Keys.Single(key => key.Name == "first");
        Assert.InRange(created.ExpiresAt, account.InNinetyDays.AddDays(-1), account.InNinetyDays);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_was_learned_is_remembered(string server)
    {
        await using AimmsFixture account = await StartAsync(server);
        await CreateAsync(account, "first");
        int posts = account.Arrived("POST");
        int gets = account.Arrived("GET");

        await CreateAsync(account, "second");

        Assert.Equal(posts + 1, account.Arrived("POST"));
        Assert.Equal(gets, account.Arrived("GET"));
    }

    [Theory]
    [InlineData(AimmsScopeSpelling.Alternative, AimmsMemberNaming.Default)]
    [InlineData(AimmsScopeSpelling.Documented, AimmsMemberNaming.SnakeCase)]
    public async Task The_previous_endpoint_is_learned_too(AimmsScopeSpelling spelling, AimmsMemberNaming naming)
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync(options =>
            options.Endpoint = AimmsEndpoint.ProApi
        );
        (account.Emulator.Aimms.Variants.ScopeSpelling, account.Emulator.Aimms.Variants.ProApiNaming) = (
            spelling,
            naming
        );

        await CreateAsync(account, "first");

        Assert.Equal(2, account.Emulator.Aimms.Keys.Count);
    }

    [Fact]
    public async Task A_scope_that_the_service_does_not_offer_is_not_sent_again()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            account.Keys.CreateAsync(
                new ApiKeyRequest("first", ["Nonsense"]) { ExpiresAt = account.InNinetyDays },
                The.Token
            )
        );

        Assert.Equal(1, account.Arrived("POST"));
    }

    [Fact]
    public async Task When_no_form_is_accepted_the_error_names_those_that_were_sent_and_the_options()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Faults.Add(Fault.Respond(400, """{"message":"no"}""").On("POST").Always());

        ApiKeyException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            CreateAsync(account, "first")
        );

        Assert.Equal(3, account.Arrived("POST"));
        Assert.Contains("yyyy-MM-dd'T'HH:mm", error.Message, StringComparison.Ordinal);
        Assert.Contains("Protocol:DateFormat", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_options_set_is_the_only_one()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync(options =>
        {
            options.Protocol.DateFormat = "yyyy-MM-dd'T'HH:mm:ss";
            options.Protocol.FieldNaming = AimmsFieldNaming.SnakeCase;
            options.Protocol.ScopeSpellings["Tasks"] = "Tasks";
            options.Protocol.ScopeSpellings["PublishAimms"] = "PublishAimms";
        });
        account.Emulator.Aimms.Variants.ScopeSpelling = AimmsScopeSpelling.Alternative;

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => CreateAsync(account, "first"));

        Assert.Equal(1, account.Arrived("POST"));
    }

    /// <summary>A page of a proxy proves nothing, although the list does not have the key.</summary>
    [Fact]
    public async Task A_rejection_that_is_not_the_services_own_is_final()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Faults.Add(Fault.Respond(400, "<html>no</html>", "text/html").On("POST").Always());

        await Assert.ThrowsAnyAsync<ApiKeyException>(() => CreateAsync(account, "first"));

        Assert.Equal(1, account.Arrived("POST"));
    }

    /// <summary>A gateway may reject a request that arrives all the same: the key that is there settles it.</summary>
    [Fact]
    public async Task A_rejected_create_whose_key_is_in_the_list_is_not_sent_again()
    {
        await using AimmsFixture account = await AimmsFixture.StartAsync();
        account.Emulator.Faults.Add(Fault.RespondAfterCommit(400, """{"message":"no"}""").On("POST"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => CreateAsync(account, "first"));

        Assert.Equal(1, account.Arrived("POST"));
        Assert.Equal(2, account.Emulator.Aimms.Keys.Count);
    }

    private static AimmsScopes AimmsScopesOf(ApiKey key) => ((AimmsApiKey)key).KnownScopes;

    private static async Task<AimmsFixture> StartAsync(string server)
    {
        AimmsFixture account = await AimmsFixture.StartAsync();
        _servers[server](account.Emulator.Aimms.Variants);
        return account;
    }

    private static Task<IssuedApiKey> CreateAsync(AimmsFixture account, string name) =>
        account.Keys.CreateAsync(name, AimmsScopes.Tasks | AimmsScopes.PublishAimms, account.InNinetyDays, The.Token);
}
