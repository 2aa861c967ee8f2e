using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>
/// The vendor's page and its specification differ in the encoding of scopes, and servers in what they require. An
/// account finds out what its server accepts, without an option and without a second key.
/// </summary>
public sealed class LearningTests
{
    private static readonly Dictionary<string, Action<VeeamVariants>> _servers = new()
    {
        ["as documented"] = static _ => { },
        ["repeated scopes"] = static variants => variants.ScopesEncoding = VeeamScopesForm.Repeated,
        ["token as multipart"] = static variants => variants.TokenBody = VeeamTokenBody.Multipart,
        ["version required"] = static variants => variants.RequiresClientVersion = true,
        ["filter refused"] = static variants => variants.RejectsFilter = true,
        ["all of these"] = static variants =>
            (variants.ScopesEncoding, variants.TokenBody, variants.RequiresClientVersion) = (
                VeeamScopesForm.Repeated,
                VeeamTokenBody.Multipart,
                true
            ),
        ["repeated scopes, in the background"] = static variants =>
            (variants.ScopesEncoding, variants.AsyncMode) = (VeeamScopesForm.Repeated, VeeamAsyncMode.Always),
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
        await using Account account = await StartAsync(one);
        _servers[other](account.Veeam.Variants);

        await LiveAsync(account);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task The_life_of_a_key_passes_without_an_option(string server)
    {
        await using Account account = await StartAsync(server);
        int before = account.Veeam.Logins.Count;

        await LiveAsync(account);

        Assert.Equal(before, account.Veeam.Logins.Count);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_was_learned_is_remembered(string server)
    {
        await using Account account = await StartAsync(server);
        await LiveAsync(account);
        int learning = account.Emulator.Requests.Count;

        await LiveAsync(account);

        Assert.DoesNotContain(account.Emulator.Requests.Skip(learning), request => request.Status is 400 or 415);
    }

    [Fact]
    public async Task Each_encoding_of_a_create_has_a_request_id_of_its_own()
    {
        await using Account account = await StartAsync("repeated scopes");

        await CreateAsync(account);

        RecordedRequest[] creates = [.. account.Emulator.Requests.Where(IsCreate)];
        Assert.Equal([400, 200], creates.Select(request => request.Status));
        Assert.Equal(2, creates.Select(request => request.Headers["X-Request-id"]).Distinct().Count());
    }

    /// <summary>The service recognises the retry by the id of the form that it accepted.</summary>
    [Fact]
    public async Task A_create_whose_response_is_lost_after_the_encoding_was_learned_creates_one_key()
    {
        await using Account account = await StartAsync("repeated scopes");
        account.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Path("apikey").Skip(1));

        await CreateAsync(account);

        Assert.Single(account.Veeam.Logins, login => login.Description == "ci");
    }

    [Fact]
    public async Task A_request_that_neither_encoding_makes_acceptable_is_reported_with_the_option()
    {
        await using Account account = await StartAsync();

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            account.Keys.CreateAsync(new VeeamApiKeyRequest("ci", ["no-such-scope"]), The.Token)
        );

        Assert.Contains("Protocol:ScopesEncoding", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, account.Emulator.Requests.Count(IsCreate));
    }

    [Fact]
    public async Task An_encoding_that_an_option_sets_is_the_only_one()
    {
        await using Account account = await StartAsync(options =>
            options.Protocol.ScopesEncoding = VeeamScopesEncoding.JsonArray
        );
        account.Veeam.Variants.ScopesEncoding = VeeamScopesForm.Repeated;

        await Assert.ThrowsAnyAsync<ApiKeyException>(() => CreateAsync(account));

        Assert.Single(account.Emulator.Requests, IsCreate);
    }

    [Fact]
    public async Task A_rejection_that_is_not_the_services_own_is_final()
    {
        await using Account account = await StartAsync();
        account.Emulator.Faults.Add(Fault.Respond(400, """{"message":"no"}""").On("POST").Always());

        await Assert.ThrowsAnyAsync<ApiKeyException>(() => CreateAsync(account));

        Assert.Single(account.Emulator.Requests, IsCreate);
    }

    [Fact]
    public async Task A_client_version_that_an_option_sets_is_named_in_each_request()
    {
        await using Account account = await StartAsync(options => options.Protocol.ClientVersion = "3.6.2");

        await LiveAsync(account);

        Assert.All(account.Emulator.Requests, request => Assert.Equal("3.6.2", request.Headers["X-Client-Version"]));
    }

    private static async Task<Account> StartAsync(string server)
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync();
        _servers[server](veeam.Veeam.Variants);
        return new(veeam, veeam.ManagerOf(veeam.Veeam.Administrator));
    }

    private static async Task<Account> StartAsync(Action<VeeamOptions>? configure = null)
    {
        VeeamFixture veeam = await VeeamFixture.StartAsync(configure);
        return new(veeam, veeam.Keys);
    }

    private static Task<IssuedApiKey> CreateAsync(Account account) =>
        account.Keys.CreateAsync("ci", VeeamScopes.Rest | VeeamScopes.Ui, cancellationToken: The.Token);

    private static bool IsCreate(RecordedRequest request) =>
        request.Method == "POST" && request.Path.EndsWith("/apikey", StringComparison.Ordinal);

    private static async Task LiveAsync(Account account)
    {
        CancellationToken cancellationToken = The.Token;
        string id = (await CreateAsync(account)).Key.Id;
        Assert.Contains(await account.Keys.GetListAsync(cancellationToken), key => key.Id == id);
        await foreach (VeeamApiKey _ in account.Keys.ListForAllUsersAsync(cancellationToken))
        {
            // A list of all users is read in another form.
        }

        Assert.Equal(["rest", "ui"], (await account.Keys.FindAsync(id, cancellationToken))!.Scopes.Order());
        Assert.Equal(ApiKeyStatus.Disabled, (await account.Keys.DisableAsync(id, cancellationToken)).Status);
        Assert.Equal(ApiKeyStatus.Enabled, (await account.Keys.EnableAsync(id, cancellationToken)).Status);
        await account.Keys.DeleteAsync(id, cancellationToken);
    }

    private sealed record Account(VeeamFixture Fixture, VeeamApiKeyManager Keys) : IAsyncDisposable
    {
        public ApiKeyEmulator Emulator => Fixture.Emulator;

        public VeeamEmulator Veeam => Fixture.Veeam;

        public ValueTask DisposeAsync() => Fixture.DisposeAsync();
    }
}
