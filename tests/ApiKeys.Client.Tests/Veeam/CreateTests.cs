using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>The request for a key, the response, and the report of differences between them.</summary>
public sealed class CreateTests
{
    private const string Uid = "955b0b80-da62-4434-9f50-2c1b099948f2";

    [Theory]
    [InlineData(VeeamScopesForm.JsonArray, VeeamScopesEncoding.JsonArray)]
    [InlineData(VeeamScopesForm.Repeated, VeeamScopesEncoding.Repeated)]
    public async Task Scopes_are_sent_in_the_configured_encoding(VeeamScopesForm wanted, VeeamScopesEncoding set)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
            options.Protocol.ScopesEncoding = set
        );
        veeam.Veeam.Variants.ScopesEncoding = wanted;
        veeam.Veeam.Variants.ExtraScopes = ["a&b=c [\"ä\"]"];

        IssuedApiKey issued = await veeam.Keys.CreateAsync(
            new ApiKeyRequest("50 % & more? #1+1", ["integration", "rest", "a&b=c [\"ä\"]"]) { IsReadOnly = true },
            The.Token
        );

        Assert.Equal(["integration", "rest", "a&b=c [\"ä\"]"], issued.Key.Scopes);
        Assert.Equal(("50 % & more? #1+1", true), (issued.Key.Name, issued.Key.IsReadOnly));
        RecordedRequest sent = veeam.Emulator.Requests[^1];
        Assert.Equal("", sent.Body);
        Assert.DoesNotContain("\"", sent.RawTarget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scopes_in_the_wrong_encoding_are_refused_and_nothing_is_created()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
            options.Protocol.ScopesEncoding = VeeamScopesEncoding.JsonArray
        );
        veeam.Veeam.Variants.ScopesEncoding = VeeamScopesForm.Repeated;
        int before = veeam.Veeam.Logins.Count;

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            CreateAsync(veeam, VeeamScopes.Rest)
        );

        Assert.Equal(400, error.StatusCode);
        Assert.Contains("scopes", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, veeam.Veeam.Logins.Count);
    }

    [Fact]
    public async Task A_key_with_fewer_scopes_is_reported_as_a_mismatch_and_can_be_used_or_revoked()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Variants.IssueDropsScopes = true;

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            CreateAsync(veeam, VeeamScopes.Ui | VeeamScopes.Rest)
        );

        Assert.Contains("it carries the scopes ui instead of ui, rest", error.Message, StringComparison.Ordinal);
        Assert.True(veeam.Login(error.Issued!.Key).Matches(error.Issued.Value.Reveal()));
        Assert.Equal(error.Issued.Key.Id, error.KeyId);
        Assert.DoesNotContain(error.Issued.Value.Reveal(), error.ToString(), StringComparison.Ordinal);
        await veeam.Keys.DeleteAsync(error.Issued.Key.Id, The.Token);
    }

    [Promise(1)]
    [Fact]
    public async Task A_key_with_more_rights_than_requested_is_reported_with_all_of_them()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        (veeam.Veeam.Variants.IssueWidensScopes, veeam.Veeam.Variants.IssueIgnoresReadOnly) = (true, true);

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, isReadOnly: true, cancellationToken: The.Token)
        );

        Assert.Contains(
            "instead of rest and it can make changes, although a read-only key was requested",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.False(error.Issued!.Key.IsReadOnly);
        Assert.Equal(
            VeeamScopes.Ui | VeeamScopes.Rest | VeeamScopes.Integration,
            Assert.IsType<VeeamApiKey>(error.Issued.Key).KnownScopes
        );
    }

    public static TheoryData<string, string> Differences =>
        new()
        {
            { Response(readOnly: "true"), "it is read-only" },
            { Response(scopes: "[]"), "it carries no scope instead of rest" },
            { Response(user: "11111111-da62-4434-9f50-2c1b099948f2"), "it belongs to the user 11111111" },
        };

    [Promise(1)]
    [Theory]
    [MemberData(nameof(Differences))]
    public async Task Every_difference_from_the_request_is_reported(string body, string difference)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.UserUid = new Guid(Uid));
        veeam.Emulator.Faults.Add(Fault.RespondAfterCommit(200, body).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            CreateAsync(veeam, VeeamScopes.Rest)
        );

        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
        Assert.Equal("v1", error.Issued!.Value.Reveal());
    }

    [Promise(1)]
    [Theory]
    [InlineData("""{"data":{"id":7,"userUid":"955b0b80-da62-4434-9f50-2c1b099948f2","parameters":"v1"}}""", Uid + "/7")]
    [InlineData("""{"data":{"id":"seven","parameters":"v1"},"errors":null}""", "")]
    [InlineData("""{"parameters":"v1"}""", "")]
    public async Task A_value_in_an_otherwise_unreadable_response_is_returned(string body, string id)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(Fault.RespondAfterCommit(200, body).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            CreateAsync(veeam, VeeamScopes.Rest)
        );

        Assert.Equal(("v1", id, "ci"), (error.Issued!.Value.Reveal(), error.Issued.Key.Id, error.Issued.Key.Name));
        Assert.Contains("only the value could be read from the response", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> MissingScopes => new() { "", "\"scopes\":null," };

    [Theory]
    [MemberData(nameof(MissingScopes))]
    public async Task Scopes_missing_from_the_response_are_read_once_and_compared(string scopes)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.UserUid = new Guid(Uid));
        veeam.Emulator.Faults.Add(Fault.Respond(200, WithoutScopes(scopes)).On("POST").Times(2));
        veeam.Emulator.Faults.Add(Fault.Respond(200, Response()).On("GET").Path("/logins/7"));
        veeam.Emulator.Faults.Add(Fault.Respond(200, Response(scopes: "[\"ui\"]")).On("GET").Path("/logins/7"));

        IssuedApiKey issued = await CreateAsync(veeam, VeeamScopes.Rest);
        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            CreateAsync(veeam, VeeamScopes.Rest)
        );

        Assert.Equal(["rest"], issued.Key.Scopes);
        Assert.Equal("v1", issued.Value.Reveal());
        Assert.Contains("it carries the scopes ui instead of rest", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, veeam.Arrived("GET"));
    }

    public static TheoryData<string, Fault> Unread =>
        new()
        {
            { "the login lacks them as well", Fault.Respond(200, WithoutScopes("")) },
            { "another login is returned", Fault.Respond(200, Response(user: "11111111-da62-4434-9f50-2c1b099948f2")) },
            { "there is no such login", Fault.Respond(404) },
            { "it may not be read", Fault.Respond(403) },
            { "it is unreadable", Fault.Respond(200, "<html>") },
            { "the connection breaks", Fault.DropBefore() },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unread))]
    public async Task Scopes_that_cannot_be_read_are_reported_and_the_value_is_returned(string what, Fault fault)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
            (options.UserUid, options.MaxRetries) = (new Guid(Uid), 0)
        );
        veeam.Emulator.Faults.Add(Fault.Respond(200, WithoutScopes("")).On("POST"));
        veeam.Emulator.Faults.Add(fault.On("GET"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            CreateAsync(veeam, VeeamScopes.Rest)
        );

        Assert.Contains(
            "the key was created, but the response does not contain its scopes",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(("v1", $"{Uid}/7"), (error.Issued!.Value.Reveal(), error.KeyId));
        Assert.Equal(1, veeam.Arrived("GET"));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task A_value_is_returned_although_the_caller_cancels_while_scopes_are_read()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.UserUid = new Guid(Uid));
        veeam.Emulator.Faults.Add(Fault.Respond(200, WithoutScopes("")).On("POST"));
        veeam.Emulator.Faults.Add(Fault.Hang().On("GET"));
        using CancellationTokenSource cancelled = new();

        Task<IssuedApiKey> create = veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: cancelled.Token);
        await veeam.Emulator.Requests.WaitForAsync(request => request.Method == "GET", The.Token);
        await cancelled.CancelAsync();

        Assert.Equal("v1", (await Assert.ThrowsAsync<ApiKeyMismatchException>(() => create)).Issued!.Value.Reveal());
    }

    [Fact]
    public async Task IsReadOnly_is_read_when_the_response_lacks_it()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.UserUid = new Guid(Uid));
        veeam.Emulator.Faults.Add(Fault.Respond(200, Response(readOnly: "null")).On("POST").Times(2));
        veeam.Emulator.Faults.Add(Fault.Respond(200, Response(readOnly: "true")).On("GET").Path("/logins/7"));

        IssuedApiKey issued = await veeam.Keys.CreateAsync(
            "ci",
            VeeamScopes.Rest,
            isReadOnly: true,
            cancellationToken: The.Token
        );
        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, isReadOnly: true, cancellationToken: The.Token)
        );

        Assert.Equal((true, "v1"), (issued.Key.IsReadOnly, issued.Value.Reveal()));
        Assert.Contains("the rights of the key are unknown", error.Message, StringComparison.Ordinal);
        Assert.Equal(("v1", $"{Uid}/7"), (error.Issued!.Value.Reveal(), error.KeyId));
        Assert.Empty(error.Issued.Key.Scopes);
    }

    [Promise(1)]
    [Fact]
    public async Task A_response_without_the_value_is_a_lost_value_with_an_id()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Variants.IssueOmitsParameters = true;

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
            CreateAsync(veeam, VeeamScopes.Rest)
        );

        Assert.Contains(
            "its value did not arrive and is not shown again. The response does not contain it. Delete the key and "
                + "create another.",
            lost.Message,
            StringComparison.Ordinal
        );
        Assert.Equal("ci", (await veeam.Keys.FindAsync(lost.KeyId!, The.Token))!.Name);
        await veeam.Keys.DeleteAsync(lost.KeyId!, The.Token);
    }

    public static TheoryData<string, ApiKeyRequest, string> Impossible =>
        new()
        {
            {
                "an expiry",
                new ApiKeyRequest("ci", ["rest"]) { ExpiresAt = The.Now.AddDays(1) },
                "ExpiresAt: keys at Veeam never expire"
            },
            { "no scope", new ApiKeyRequest("ci", []), "at least one scope" },
            { "a blank scope", new ApiKeyRequest("ci", ["rest", " "]), "a scope is blank" },
            {
                "a scope that is not allowed",
                new ApiKeyRequest("ci", ["ui"]),
                "AllowedScopes allow: REST, integration."
            },
            { "a blank name", new ApiKeyRequest("  ", ["rest"]), "the name is blank" },
            { "a line break in the name", new ApiKeyRequest("a\nb", ["rest"]), "control character" },
            {
                "a name that is too long",
                new ApiKeyRequest(new string('x', 129), ["rest"]),
                "the name is longer than 128 characters"
            },
            {
                "a less-than sign in the name",
                new ApiKeyRequest("a<b", ["rest"]),
                "the name has one of the characters < > ="
            },
            {
                "a less-than sign before the name",
                new ApiKeyRequest("<b", ["rest"]),
                "the name has one of the characters < > ="
            },
            {
                "a greater-than sign in the name",
                new ApiKeyRequest("a>b", ["rest"]),
                "the name has one of the characters < > ="
            },
            {
                "an equals sign in the name",
                new ApiKeyRequest("a=b", ["rest"]),
                "the name has one of the characters < > ="
            },
            { "a request of another service", new Derived(), "Derived" },
        };

    [Promise(5)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Impossible))]
    public async Task A_request_that_cannot_be_fulfilled_is_refused_before_anything_is_sent(
        string what,
        ApiKeyRequest request,
        string message
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
        {
            options.AllowedScopes.Add("REST");
            options.AllowedScopes.Add("integration");
        });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => veeam.Keys.CreateAsync(request, The.Token));

        Assert.True(error is ArgumentException or NotSupportedException, what);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(veeam.Emulator.Requests);
    }

    [Fact]
    public async Task A_name_of_the_maximum_length_is_sent()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string name = new('x', 128);

        Assert.Equal(
            name,
            (await veeam.Keys.CreateAsync(name, VeeamScopes.Rest, cancellationToken: The.Token)).Key.Name
        );
    }

    [Fact]
    public async Task An_empty_user_id_missing_scopes_and_unknown_bits_are_refused()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, userUid: Guid.Empty, cancellationToken: The.Token)
        );
        Assert.StartsWith(
            "The id must not be Guid.Empty",
            (
                await Assert.ThrowsAsync<ArgumentException>(
                    "userUid",
                    () => ReadAsync(veeam.Keys.ListForUserAsync(Guid.Empty, The.Token))
                )
            ).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<ArgumentException>(
            "organizationUid",
            () => ReadAsync(veeam.Keys.ListForOrganizationAsync(Guid.Empty, The.Token))
        );
        Assert.Contains(
            "stand for none (64)",
            (
                await Assert.ThrowsAsync<ArgumentException>(async () =>
                    await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest | (VeeamScopes)64, cancellationToken: The.Token)
                )
            ).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await veeam.Keys.CreateAsync("ci", VeeamScopes.None, cancellationToken: The.Token)
        );
        Assert.Empty(veeam.Emulator.Requests);
    }

    private static async Task ReadAsync(IAsyncEnumerable<VeeamApiKey> keys)
    {
        await foreach (VeeamApiKey key in keys)
        {
            Assert.Fail($"{key} was listed.");
        }
    }

    [Fact]
    public async Task Capabilities_list_what_Veeam_can_do_and_the_rest_is_refused()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        Assert.Equal(
            ApiKeyCapabilities.ReadOnly
                | ApiKeyCapabilities.UpdateDescription
                | ApiKeyCapabilities.Disable
                | ApiKeyCapabilities.NeverExpires
                | ApiKeyCapabilities.Resume
                | ApiKeyCapabilities.CreateForUser
                | ApiKeyCapabilities.ReplayableCreate,
            veeam.Keys.Capabilities
        );
        Assert.Null(veeam.Keys.GetLatestExpiry());
        await Assert.ThrowsAsync<NotSupportedException>(() => veeam.Keys.RefreshAsync("1", The.Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => veeam.Keys.ListScopesAsync(The.Token));
        Assert.Empty(veeam.Emulator.Requests);
    }

    [Fact]
    public async Task The_current_user_is_requested_once()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        await CreateAsync(veeam, VeeamScopes.Rest);
        await CreateAsync(veeam, VeeamScopes.Rest);
        await veeam.Keys.GetListAsync(The.Token);

        Assert.Equal(1, veeam.Arrived("GET", "/users/me"));
    }

    [Fact]
    public async Task A_user_that_does_not_exist_is_reported()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, userUid: Guid.NewGuid(), cancellationToken: The.Token)
        );

        Assert.Equal(404, error.StatusCode);
        Assert.Contains("no user, organization or action has that id", error.Message, StringComparison.Ordinal);
    }

    private static Task<IssuedApiKey> CreateAsync(VeeamFixture veeam, VeeamScopes scopes) =>
        veeam.Keys.CreateAsync("ci", scopes, cancellationToken: The.Token);

    private static string Response(string user = Uid, string scopes = "[\"rest\"]", string readOnly = "false") =>
        $$"""{"data":{"id":7,"userUid":"{{user}}","identityProviderName":"AK","description":"ci","isReadAccessOnly":{{readOnly}},"scopes":{{scopes}},"status":"enabled","parameters":"v1","identifierInProvider":1 } }""";

    private static string WithoutScopes(string scopes) =>
        $$"""{"data":{"id":7,"userUid":"{{Uid}}","identityProviderName":"AK","description":"ci",{{scopes}}"isReadAccessOnly":false,"status":"enabled","parameters":"v1","identifierInProvider":1 } }""";

    private sealed class Derived() : ApiKeyRequest("ci", ["rest"]);
}
