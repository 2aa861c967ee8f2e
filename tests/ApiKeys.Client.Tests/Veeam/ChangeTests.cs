using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>Renaming, disabling, enabling and deleting: what is sent, what is not, and the reported outcome.</summary>
public sealed class ChangeTests
{
    private const string Word64 = "azAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZ";

    [Fact]
    public async Task A_change_is_a_JSON_Patch_with_a_slash_before_each_member()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);

        await veeam.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "new", IsEnabled = false }, The.Token);

        RecordedRequest sent = Assert.Single(veeam.Emulator.Requests, request => request.Method == "PATCH");
        Assert.Equal(
            """[{"op":"replace","path":"/description","value":"new"},{"op":"replace","path":"/status","value":"disabled"}]""",
            sent.Body
        );
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task A_key_that_already_has_the_requested_state_is_not_changed()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);

        Assert.Equal(ApiKeyStatus.Enabled, (await veeam.Keys.EnableAsync(id, The.Token)).Status);
        Assert.Equal(
            "ci",
            (
                await veeam.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "ci", IsEnabled = true }, The.Token)
            ).Name
        );
        Assert.Equal(0, veeam.Arrived("PATCH"));
    }

    [Promise(10)]
    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task A_404_that_is_not_from_the_service_does_not_mean_a_missing_key(string method)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        veeam.Emulator.Faults.Add(Fault.Respond(404, "<html>not here</html>", "text/html").On(method));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            method == "PATCH" ? veeam.Keys.DisableAsync(id, The.Token) : veeam.Keys.DeleteAsync(id, The.Token)
        );

        Assert.Contains("has the key, but does not find it at this path", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, Fault, int> LostResponses =>
        new()
        {
            { "dropped before it was done", Fault.DropBefore(), 2 },
            { "dropped after it was done", Fault.DropAfterCommit(), 1 },
            { "cut within the response", Fault.CutShort(10), 1 },
            { "failed before it was done", VeeamFaults.ServerError(), 2 },
            { "failed after it was done", VeeamFaults.ServerErrorAfterCommit(), 1 },
            { "a page of HTML", Fault.RespondAfterCommit(200, "<html>", "text/html"), 1 },
            { "too many requests", VeeamFaults.TooManyRequests(), 2 },
        };

    [Promise(3)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(LostResponses))]
    public async Task A_change_with_a_lost_response_is_read_back_and_retried_only_if_not_applied(
        string what,
        Fault fault,
        int sent
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        veeam.Emulator.Faults.Add(fault.On("PATCH"));

        Assert.Equal(ApiKeyStatus.Disabled, (await veeam.Keys.DisableAsync(id, The.Token)).Status);

        Assert.Equal("disabled", Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci").Status);
        Assert.Equal(sent, veeam.Arrived("PATCH"));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task A_change_that_can_be_neither_sent_nor_read_back_has_an_unknown_outcome()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.MaxRetries = 1);
        string id = await CreateKeyAsync(veeam);
        veeam.Emulator.Faults.Add(Fault.DropAfterCommit().On("PATCH").Always());
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("GET").Skip(1).Always());

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            veeam.Keys.DisableAsync(id, The.Token)
        );

        Assert.Equal(id, unknown.KeyId);
    }

    [Theory]
    [InlineData("disabledDueToCompany")]
    [InlineData("disabledDueSystemComponentsRestrictions")]
    [InlineData("disabledDueToTenant")]
    public async Task A_key_disabled_by_the_service_cannot_be_enabled_and_the_reason_is_reported(string status)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        veeam.Veeam.Logins.Single(login => login.Description == "ci").Status = status;

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            veeam.Keys.EnableAsync(id, The.Token)
        );

        Assert.Contains($"disabled the key ('{status}')", error.Message, StringComparison.Ordinal);
        Assert.Equal((id, veeam.Emulator.Requests[^1].Status), (error.KeyId, error.StatusCode));
    }

    [Theory]
    [InlineData("disabled", true)]
    [InlineData("disabledDueToCompany", false)]
    public async Task A_refused_change_without_a_known_reason_is_access_denied(string status, bool enable)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        veeam.Veeam.Logins.Single(login => login.Description == "ci").Status = status;
        veeam.Emulator.Faults.Add(Fault.Respond(403).On("PATCH"));

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            veeam.Keys.UpdateAsync(
                id,
                enable ? new ApiKeyUpdate { IsEnabled = true } : new ApiKeyUpdate { Description = "new" },
                The.Token
            )
        );
    }

    [Theory]
    [InlineData(true, "disabledDueToUser", "Remove the reason first")]
    [InlineData(true, "disabled", "was to be enabled")]
    [InlineData(true, Word64, $"its status is '{Word64}'")]
    [InlineData(true, Word64 + "a", "its status is '***'")]
    [InlineData(true, "status0123456789abcdef0123456789", "its status is '***'")]
    [InlineData(false, "enabled", "it still works")]
    public async Task A_change_that_the_service_accepts_but_does_not_apply_is_an_error(
        bool enable,
        string status,
        string message
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        if (enable)
        {
            await veeam.Keys.DisableAsync(id, The.Token);
        }

        veeam.Emulator.Faults.Add(Fault.Respond(200, Login(veeam, status)).On("PATCH"));

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            enable ? veeam.Keys.EnableAsync(id, The.Token) : veeam.Keys.DisableAsync(id, The.Token)
        );

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Promise(5)]
    [Fact]
    public async Task An_unsupported_change_is_refused_before_anything_is_sent()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        Assert.Contains(
            "Scopes: Veeam cannot change",
            (
                await Assert.ThrowsAsync<NotSupportedException>(() =>
                    veeam.Keys.UpdateAsync("1", new ApiKeyUpdate { Scopes = ["rest"] }, The.Token)
                )
            ).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            veeam.Keys.UpdateAsync("1", new Derived { Description = "x" }, The.Token)
        );
        Assert.Contains(
            "set Description or IsEnabled",
            (
                await Assert.ThrowsAsync<ArgumentException>(() =>
                    veeam.Keys.UpdateAsync("1", new ApiKeyUpdate(), The.Token)
                )
            ).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.UpdateAsync("1", new ApiKeyUpdate { Description = " " }, The.Token)
        );
        await Assert.ThrowsAsync<ArgumentNullException>(async () =>
            await veeam.Keys.UpdateAsync("1", null!, The.Token)
        );
        Assert.Empty(veeam.Emulator.Requests);
    }

    [Theory]
    [InlineData("a<b", "has one of the characters < > =")]
    [InlineData("a>b", "has one of the characters < > =")]
    [InlineData("secret=b", "has one of the characters < > =")]
    [InlineData(null, "is longer than 128 characters")]
    public async Task An_invalid_description_is_refused_before_anything_is_sent(string? description, string problem)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.UpdateAsync(
                "1",
                new ApiKeyUpdate { Description = description ?? new string('x', 129) },
                The.Token
            )
        );

        Assert.Contains($"the description {problem}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(description ?? "xxx", error.Message, StringComparison.Ordinal);
        Assert.Empty(veeam.Emulator.Requests);
    }

    public static TheoryData<string> NoIds =>
        [
            "",
            " ",
            "x",
            "-1",
            "01",
            "1 ",
            "1/2",
            "9223372036854775808",
            "1/955b0b80-da62-4434-9f50-2c1b099948f2",
            "955b0b80-da62-4434-9f50-2c1b099948f2",
            "955b0b80-da62-4434-9f50-2c1b099948f2/",
            "955b0b80-da62-4434-9f50-2c1b099948f2/1/2",
            "955b0b80da6244349f502c1b099948f2/1",
            "../1",
            "955b0b80-da62-4434-9f50-2c1b099948f2/..",
        ];

    [Promise(7)]
    [Theory]
    [MemberData(nameof(NoIds))]
    public async Task An_invalid_id_is_refused_before_anything_is_sent(string id)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        Func<Task>[] operations =
        [
            async () => await veeam.Keys.FindAsync(id, The.Token),
            async () => await veeam.Keys.DeleteAsync(id, The.Token),
            async () => await veeam.Keys.DisableAsync(id, The.Token),
            async () => await veeam.Keys.EnableAsync(id, The.Token),
            async () => await veeam.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "x" }, The.Token),
        ];

        foreach (Func<Task> operation in operations)
        {
            Assert.Contains(
                "Nothing was sent",
                (await Assert.ThrowsAsync<ArgumentException>(operation)).Message,
                StringComparison.Ordinal
            );
        }

        Assert.Empty(veeam.Emulator.Requests);
    }

    [Fact]
    public async Task A_login_of_another_kind_is_not_a_key_and_is_not_changed()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamEmulatedLogin password = veeam.Veeam.Logins.First(login =>
            login.UserUid == veeam.Veeam.CompanyOwner.Uid && login.IdentityProviderName == "VSPC"
        );
        string id = $"{password.UserUid}/{password.Id}";

        Assert.Null(await veeam.Keys.FindAsync(id, The.Token));
        ApiKeyNotFoundException error = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            veeam.Keys.DeleteAsync(id, The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => veeam.Keys.DisableAsync(id, The.Token));

        Assert.Contains("of the kind 'VSPC', which is not an API key", error.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (veeam.Arrived("DELETE"), veeam.Arrived("PATCH")));
        Assert.Contains(veeam.Veeam.Logins, login => login.Id == password.Id);
    }

    [Fact]
    public async Task A_missing_key_is_not_found_even_if_the_current_user_cannot_be_read()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("GET").Path("/users/me").Always());

        Assert.Null(await veeam.Keys.FindAsync($"{Guid.NewGuid()}/999", The.Token));
    }

    [Promise(10)]
    [Fact]
    public async Task A_missing_key_is_not_found_and_a_wrong_address_is_distinguished()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager elsewhere = veeam.Manager(options =>
            (options.ApiKey, options.BaseAddress, options.UserUid) = (
                "key",
                new Uri(veeam.Emulator.Aimms.BaseAddress, "nowhere"),
                Guid.NewGuid()
            )
        );

        Assert.Null(await veeam.Keys.FindAsync("999", The.Token));
        Assert.Equal(
            "999",
            (await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => veeam.Keys.DeleteAsync("999", The.Token))).KeyId
        );
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => veeam.Keys.EnableAsync("999", The.Token));

        Assert.Contains(
            "does not lead to this operation",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => elsewhere.FindAsync("999", The.Token))
            ).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not lead to this operation",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => elsewhere.DeleteAsync("999", The.Token))
            ).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not lead to this operation",
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => elsewhere.DisableAsync("999", The.Token))
            ).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delete_with_a_lost_response_is_retried_and_succeeds(bool afterCommit)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        veeam.Emulator.Faults.Add((afterCommit ? Fault.DropAfterCommit() : Fault.DropBefore()).On("DELETE"));

        await veeam.Keys.DeleteAsync(id, The.Token);

        Assert.DoesNotContain(veeam.Veeam.Logins, login => login.Description == "ci");
        Assert.Equal(2, veeam.Arrived("DELETE"));
    }

    [Fact]
    public async Task A_delete_that_the_service_reports_as_not_done_is_an_error()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await CreateKeyAsync(veeam);
        veeam.Emulator.Faults.Add(Fault.Respond(200, """{"data":false}""").On("DELETE"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.DeleteAsync(id, The.Token)
        );

        Assert.Contains("did not delete the key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_about_another_key_is_an_error_and_proves_no_deletion()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string asked = await CreateKeyAsync(veeam);
        string other = await CreateKeyAsync(veeam);
        string response =
            $$"""{"data":{"id":{{other.Split('/')[1]}},"userUid":"{{other.Split('/')[0]}}","identityProviderName":"AK","description":"theirs","isReadAccessOnly":false,"status":"disabled","identifierInProvider":1} }""";
        veeam.Emulator.Faults.Add(Fault.Respond(200, response).On("GET").Path($"/{asked.Split('/')[1]}").Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => veeam.Keys.FindAsync(asked, The.Token));
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => veeam.Keys.DisableAsync(asked, The.Token));
    }

    private static async Task<string> CreateKeyAsync(VeeamFixture veeam) =>
        (await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)).Key.Id;

    private static string Login(VeeamFixture veeam, string status)
    {
        VeeamEmulatedLogin login = veeam.Veeam.Logins.Single(each => each.Description == "ci");
        return $$"""{"data":{"id":{{login.Id}},"userUid":"{{login.UserUid}}","identityProviderName":"AK","description":"ci","isReadAccessOnly":false,"status":"{{status}}","identifierInProvider":1 } }""";
    }

    private sealed class Derived : ApiKeyUpdate;
}
