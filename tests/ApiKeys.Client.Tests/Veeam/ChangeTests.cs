using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>Renaming, disabling, enabling, deleting: what is sent, what is not, and what is true afterwards.</summary>
public sealed class ChangeTests
{
    private const string Word64 = "azAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZazAZ";

    [Fact]
    public async Task A_change_is_a_JSON_Patch_with_a_slash_before_each_member()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);

        await veeam.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "new", IsEnabled = false }, The.Token);

        RecordedRequest sent = Assert.Single(veeam.Emulator.Requests, request => request.Method == "PATCH");
        Assert.Equal(
            """[{"op":"replace","path":"/description","value":"new"},{"op":"replace","path":"/status","value":"disabled"}]""",
            sent.Body
        );
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Already_as_wanted_is_success_and_nothing_is_sent()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);

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
    public async Task A_404_of_somebody_else_is_not_taken_for_a_missing_key(string method)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
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
            { "cut within the answer", Fault.CutShort(10), 1 },
            { "failed before it was done", VeeamFaults.ServerError(), 2 },
            { "failed after it was done", VeeamFaults.ServerErrorAfterCommit(), 1 },
            { "a page of HTML", Fault.RespondAfterCommit(200, "<html>", "text/html"), 1 },
            { "too many requests", VeeamFaults.TooManyRequests(), 2 },
        };

    [Promise(3)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(LostResponses))]
    public async Task A_change_whose_answer_is_lost_is_read_back_and_sent_again_only_if_it_was_not_made(
        string what,
        Fault fault,
        int sent
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
        veeam.Emulator.Faults.Add(fault.On("PATCH"));

        Assert.Equal(ApiKeyStatus.Disabled, (await veeam.Keys.DisableAsync(id, The.Token)).Status);

        Assert.Equal("disabled", Assert.Single(veeam.Veeam.Logins, login => login.Description == "ci").Status);
        Assert.Equal(sent, veeam.Arrived("PATCH"));
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task A_change_that_can_neither_be_made_nor_read_back_is_unknown()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.MaxRetries = 1);
        string id = await IssueAsync(veeam);
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
    public async Task A_key_that_the_service_disabled_cannot_be_enabled_and_the_reason_is_told(string status)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
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
    public async Task A_refused_change_that_nothing_bars_is_that_refusal(string status, bool enable)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
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
    public async Task A_change_that_the_service_takes_and_does_not_make_is_an_error(
        bool enable,
        string status,
        string message
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
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
    public async Task What_cannot_be_changed_is_refused_before_anything_is_sent()
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
    public async Task A_description_that_the_service_does_not_take_is_refused_before_anything_is_sent(
        string? description,
        string fault
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.UpdateAsync(
                "1",
                new ApiKeyUpdate { Description = description ?? new string('x', 129) },
                The.Token
            )
        );

        Assert.Contains($"the description {fault}", error.Message, StringComparison.Ordinal);
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
    public async Task What_is_no_id_is_refused_before_anything_is_sent(string id)
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
    public async Task A_login_of_another_kind_is_no_key_and_is_left_alone()
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
    public async Task A_key_that_is_not_there_is_not_found_also_when_nobody_can_say_who_is_signed_in()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("GET").Path("/users/me").Always());

        Assert.Null(await veeam.Keys.FindAsync($"{Guid.NewGuid()}/999", The.Token));
    }

    [Promise(10)]
    [Fact]
    public async Task A_key_that_is_not_there_is_not_found_and_a_wrong_address_is_told_apart()
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
    public async Task A_deletion_whose_answer_is_lost_is_sent_again_and_is_done(bool afterCommit)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
        veeam.Emulator.Faults.Add((afterCommit ? Fault.DropAfterCommit() : Fault.DropBefore()).On("DELETE"));

        await veeam.Keys.DeleteAsync(id, The.Token);

        Assert.DoesNotContain(veeam.Veeam.Logins, login => login.Description == "ci");
        Assert.Equal(2, veeam.Arrived("DELETE"));
    }

    [Fact]
    public async Task A_deletion_that_the_service_says_it_did_not_do_is_not_done()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = await IssueAsync(veeam);
        veeam.Emulator.Faults.Add(Fault.Respond(200, """{"data":false}""").On("DELETE"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.DeleteAsync(id, The.Token)
        );

        Assert.Contains("did not delete the key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_told_in_place_of_the_one_that_was_asked_for_is_not_told_and_proves_nothing()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string asked = await IssueAsync(veeam);
        string other = await IssueAsync(veeam);
        string response =
            $$"""{"data":{"id":{{other.Split('/')[1]}},"userUid":"{{other.Split('/')[0]}}","identityProviderName":"AK","description":"theirs","isReadAccessOnly":false,"status":"disabled","identifierInProvider":1} }""";
        veeam.Emulator.Faults.Add(Fault.Respond(200, response).On("GET").Path($"/{asked.Split('/')[1]}").Always());

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => veeam.Keys.FindAsync(asked, The.Token));
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => veeam.Keys.DisableAsync(asked, The.Token));
    }

    private static async Task<string> IssueAsync(VeeamFixture veeam) =>
        (await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)).Key.Id;

    private static string Login(VeeamFixture veeam, string status)
    {
        VeeamEmulatedLogin login = veeam.Veeam.Logins.Single(each => each.Description == "ci");
        return $$"""{"data":{"id":{{login.Id}},"userUid":"{{login.UserUid}}","identityProviderName":"AK","description":"ci","isReadAccessOnly":false,"status":"{{status}}","identifierInProvider":1 } }""";
    }

    private sealed class Derived : ApiKeyUpdate;
}
