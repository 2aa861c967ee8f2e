using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>Writing is strict: one format is sent, and the inferred parts of it can be configured.</summary>
public sealed class WritingTests
{
    [Theory]
    [InlineData(
        AimmsEndpoint.UserManager,
        """{"name":"ci","expiration_date":"2027-02-19","scopes":["PublishApp","Tasks"]}""",
        "/aimms/pro/user-manager/v1/user/@current/api-key"
    )]
    [InlineData(
        AimmsEndpoint.ProApi,
        """{"name":"ci","expirationDate":"2027-02-19","scopes":["PublishApp","Tasks"]}""",
        "/aimms/pro-api/v1/api-keys"
    )]
    public async Task A_create_is_sent_as_documented(AimmsEndpoint endpoint, string body, string target)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.Endpoint = endpoint);

        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks | AimmsScopes.PublishApp, aimms.InNinetyDays, The.Token);

        RecordedRequest request = Assert.Single(aimms.Emulator.Requests);
        Assert.Equal(
            (body, target, "application/json"),
            (request.Body, request.RawTarget, request.Headers["Content-Type"])
        );
        Assert.Equal(aimms.Emulator.Aimms.AdministratorKey, request.Headers["apikey"]);
        Assert.Equal("application/json", request.Headers["Accept"]);
    }

    [Fact]
    public async Task Every_documented_scope_is_sent_as_documented()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        AimmsScopes all = Enum.GetValues<AimmsScopes>().Aggregate((one, other) => one | other);

        IssuedApiKey issued = await aimms.Keys.CreateAsync("ci", all, aimms.InNinetyDays, The.Token);

        Assert.Equal(
            ["Authentication", "PublishApp", "PublishAimms", "Tasks", "APIKey", "Session", "Secret", "User", "Account"],
            issued.Key.Scopes
        );
        Assert.Equal(all, issued.Key.KnownAimmsScopes());
    }

    [Fact]
    public async Task Scopes_use_the_spelling_of_the_service_once_they_were_listed()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Aimms.Variants.ScopeSpelling = AimmsScopeSpelling.Alternative;
        AimmsScopes scopes = AimmsScopes.PublishAimms | AimmsScopes.Tasks | AimmsScopes.ApiKey;

        await aimms.Keys.ListScopesAsync(The.Token);
        IssuedApiKey issued = await aimms.Keys.CreateAsync("ci", scopes, aimms.InNinetyDays, The.Token);

        Assert.Equal(["PublishAIMMS", "Task", "API Key"], issued.Key.Scopes);
        Assert.Equal(scopes, issued.Key.KnownAimmsScopes());
        Assert.Equal(1, aimms.Arrived("POST"));
    }

    [Fact]
    public async Task A_configured_scope_spelling_takes_precedence_over_the_service_s()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.Protocol.ScopeSpellings["publishaimms"] = "PublishAIMMS"
        );
        await aimms.Keys.ListScopesAsync(The.Token);

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.PublishAimms, aimms.InNinetyDays, The.Token)
        );

        Assert.Contains(
            "[\"PublishAIMMS\"]",
            aimms.Emulator.Requests.Last(static request => request.Method == "POST").Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_scope_requested_in_two_spellings_is_sent_once()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        await aimms.Keys.CreateAsync(
            new ApiKeyRequest("ci", ["Tasks", "Task", "tasks"]) { ExpiresAt = aimms.InNinetyDays },
            The.Token
        );

        Assert.Contains("\"scopes\":[\"Tasks\"]", aimms.Emulator.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AimmsEndpoint.UserManager, AimmsFieldNaming.CamelCase, "expirationDate")]
    [InlineData(AimmsEndpoint.ProApi, AimmsFieldNaming.SnakeCase, "expiration_date")]
    [InlineData(AimmsEndpoint.UserManager, AimmsFieldNaming.SnakeCase, "expiration_date")]
    [InlineData(AimmsEndpoint.ProApi, AimmsFieldNaming.CamelCase, "expirationDate")]
    public async Task FieldNaming_changes_the_member_names(
        AimmsEndpoint endpoint,
        AimmsFieldNaming naming,
        string member
    )
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            (options.Endpoint, options.Protocol.FieldNaming) = (endpoint, naming)
        );
        aimms.Emulator.Faults.Add(Fault.Respond(201, "{\"value\":\"v1\"}").On("POST"));

        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        Assert.Contains($"\"{member}\":\"2027-02-19\"", aimms.Emulator.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Key", "")]
    [InlineData("Authorization", "Bearer ")]
    public async Task CredentialHeader_changes_the_header_of_the_credential(string header, string scheme)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            options.Protocol.CredentialHeader = header
        );
        aimms.Emulator.Faults.Add(Fault.Respond(200, "[]").On("GET"));

        await aimms.Keys.GetListAsync(The.Token);

        IReadOnlyDictionary<string, string> headers = aimms.Emulator.Requests[0].Headers;
        Assert.Equal(scheme + aimms.Emulator.Aimms.AdministratorKey, headers[header]);
        Assert.False(headers.ContainsKey("apikey"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task An_empty_ApiPath_keeps_the_path_of_the_base_address(string path)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.Protocol.ApiPath = path);

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => aimms.Keys.GetListAsync(The.Token));

        Assert.Equal("/aimms/user/@current/api-key", aimms.Emulator.Requests[0].RawTarget);
    }

    [Fact]
    public async Task A_request_type_with_additional_members_is_refused()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        NotSupportedException error = await Assert.ThrowsAsync<NotSupportedException>(() =>
            aimms.Keys.CreateAsync(new OwnedRequest("ci") { Owner = "bob" }, The.Token)
        );

        Assert.Contains("OwnedRequest: AIMMS takes an AimmsApiKeyRequest", error.Message, StringComparison.Ordinal);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task AllowedScopes_permits_the_scopes_it_names()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(static options =>
            options.AllowedScopes.Add("task")
        );

        Assert.Equal(
            ["Tasks"],
            (await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)).Key.Scopes
        );
    }

    [Fact]
    public void ToNames_uses_the_documented_order_and_refuses_unknown_bits()
    {
        Assert.Equal(["Tasks", "APIKey"], (AimmsScopes.ApiKey | AimmsScopes.Tasks).ToNames());
        Assert.Empty(AimmsScopes.None.ToNames());
        Assert.Contains(
            "(1048576)",
            Assert
                .Throws<ArgumentException>(static () => (AimmsScopes.Tasks | (AimmsScopes)(1 << 20)).ToNames())
                .Message,
            StringComparison.Ordinal
        );
    }

    private sealed class OwnedRequest(string key) : ApiKeyRequest(key, ["Tasks"])
    {
        public required string Owner { get; init; }
    }

    [Fact]
    public async Task ApiPath_changes_the_path_of_the_requests()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
            (options.Endpoint, options.Protocol.ApiPath) = (AimmsEndpoint.ProApi, "pro-api/v2")
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => aimms.Keys.GetListAsync(The.Token));

        Assert.Equal("/aimms/pro-api/v2/api-keys", aimms.Emulator.Requests[0].RawTarget);
    }

    public static TheoryData<string, ApiKeyRequest, string> Refused =>
        new()
        {
            {
                "no scope",
                new ApiKeyRequest("ci", []) { ExpiresAt = The.Now.AddDays(9) },
                "at least one scope"
            },
            {
                "a blank scope",
                new ApiKeyRequest("ci", ["Tasks", " "]) { ExpiresAt = The.Now.AddDays(9) },
                "a scope is blank"
            },
            {
                "a scope that is not allowed",
                new ApiKeyRequest("ci", ["Account"]) { ExpiresAt = The.Now.AddDays(9) },
                "'Account' is not among those that the account's AllowedScopes allow: task, Session."
            },
            {
                "a blank name",
                new ApiKeyRequest("  ", ["Tasks"]) { ExpiresAt = The.Now.AddDays(9) },
                "name is blank"
            },
            {
                "an empty name",
                new ApiKeyRequest("", ["Tasks"]) { ExpiresAt = The.Now.AddDays(9) },
                "name is empty"
            },
            {
                "a name that URLs rewrite",
                new ApiKeyRequest("..", ["Tasks"]) { ExpiresAt = The.Now.AddDays(9) },
                "rules of URLs would rewrite"
            },
            {
                "a line break in the name",
                new ApiKeyRequest("a\nb", ["Tasks"]) { ExpiresAt = The.Now.AddDays(9) },
                "control character"
            },
        };

    [Promise(5)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Refused))]
    public async Task A_request_that_cannot_be_fulfilled_is_refused_before_anything_is_sent(
        string what,
        ApiKeyRequest request,
        string because
    )
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options =>
        {
            options.AllowedScopes.Add("task");
            options.AllowedScopes.Add("Session");
        });

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            aimms.Keys.CreateAsync(request, The.Token)
        );

        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Empty(aimms.Emulator.Requests);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task Missing_scopes_and_unknown_bits_are_refused_before_anything_is_sent()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.None, aimms.InNinetyDays, The.Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await aimms.Keys.CreateAsync("ci", (AimmsScopes)(1 << 20), aimms.InNinetyDays, The.Token)
        );

        Assert.Empty(aimms.Emulator.Requests);
    }
}
