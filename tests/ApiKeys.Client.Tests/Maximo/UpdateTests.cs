using System.Text.Json;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>A change is based on the key as it was read, and a change with a lost response is read back.</summary>
public sealed class UpdateTests
{
    [Promise(5)]
    [Fact]
    public async Task An_update_sends_unchanged_and_unknown_members_and_the_version_back()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.ExtraMembers = true;
        IssuedApiKey issued = await maximo.CreateKeyAsync();

        await maximo.Keys.UpdateAsync(issued.Key.Id, new ApiKeyUpdate { Description = "renamed" }, The.Token);

        RecordedRequest put = maximo.Requests.Single(request => request.Method == "PUT");
        using JsonDocument body = JsonDocument.Parse(put.Body);
        const string Extra = """{"by":"nobody","count":3}""";
        Assert.Equal(1, body.RootElement.GetProperty("version").GetInt64());
        Assert.Equal(
            $$"""{"active":true,"tokenRefreshInterval":"P90D","lastRotated":{{Extra}}}""",
            body.RootElement.GetProperty("status").GetRawText()
        );
        Assert.Equal(
            $$"""{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false,"lastRotated":{{Extra}}}""",
            body.RootElement.GetProperty("permissions").GetRawText()
        );
        Assert.Equal(
            ["version", "description", "status", "permissions", "lastRotated"],
            body.RootElement.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("renamed", maximo.Held(issued.Key.Id).Description);
    }

    [Fact]
    public async Task An_update_sends_an_unreadable_status_back_unchanged()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """{"id":"k","version":7,"status":{"active":true,"tokenRefreshInterval":"when asked","rotated":{"by":"admin"}}}"""
                )
                .On("GET")
                .Path("/k")
        );
        maximo.Emulator.Faults.Add(
            Fault.Respond(200, """{"id":"k","version":8,"status":{"active":false}}""").On("PUT").Path("/k")
        );

        await maximo.Keys.DisableAsync("k", The.Token);

        using JsonDocument body = JsonDocument.Parse(maximo.Requests.Single(request => request.Method == "PUT").Body);
        Assert.Equal(
            """{"active":false,"tokenRefreshInterval":"when asked","rotated":{"by":"admin"}}""",
            body.RootElement.GetProperty("status").GetRawText()
        );
    }

    [Fact]
    public async Task All_changes_are_sent_in_one_request()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();

        MaximoApiKey changed = (MaximoApiKey)
            await maximo.Keys.UpdateAsync(
                issued.Key.Id,
                new MaximoApiKeyUpdate
                {
                    Description = "new",
                    IsEnabled = false,
                    Scopes = ["systemadmin", "apikeyAdmin"],
                    TokenRefreshInterval = MaximoRefreshInterval.Days(7),
                    Version = 1,
                    AllowApiKeyAdmin = true,
                },
                The.Token
            );

        Assert.True(
            maximo.Held(issued.Key.Id)
                is {
                    Description: "new",
                    Active: false,
                    SystemAdmin: true,
                    UserAdmin: false,
                    ApikeyAdmin: true,
                    TokenRefreshInterval: "P7D",
                    Version: 2
                }
        );
        Assert.Equal(
            ("new", ApiKeyStatus.Disabled, 2, MaximoRefreshInterval.Days(7)),
            (changed.Name, changed.Status, changed.Version, changed.TokenRefreshInterval)
        );
        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task An_unknown_permission_is_removed_when_it_is_not_requested()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """{"id":"k","version":7,"permissions":{"userAdmin":true,"dataAdmin":true,"oldAdmin":false,"level":3}}"""
                )
                .On("GET")
                .Path("/k")
        );
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    """{"id":"k","version":8,"permissions":{"userAdmin":true,"dataAdmin":false,"newAdmin":true}}"""
                )
                .On("PUT")
                .Path("/k")
        );

        await maximo.Keys.UpdateAsync("k", new ApiKeyUpdate { Scopes = ["userAdmin", "newAdmin"] }, The.Token);

        using JsonDocument body = JsonDocument.Parse(maximo.Requests.Single(request => request.Method == "PUT").Body);
        Assert.Equal(
            """{"systemAdmin":false,"userAdmin":true,"apikeyAdmin":false,"dataAdmin":false,"oldAdmin":false,"level":3,"newAdmin":true}""",
            body.RootElement.GetProperty("permissions").GetRawText()
        );
    }

    [Fact]
    public async Task A_key_that_already_has_the_requested_state_is_not_changed()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync(interval: "P1W");

        await maximo.Keys.EnableAsync(issued.Key.Id, The.Token);
        await maximo.Keys.UpdateAsync(issued.Key.Id, new ApiKeyUpdate(), The.Token);
        await maximo.Keys.UpdateAsync(
            issued.Key.Id,
            new MaximoApiKeyUpdate
            {
                Description = "user sync",
                Scopes = ["USERADMIN"],
                IsEnabled = true,
                TokenRefreshInterval = MaximoRefreshInterval.Days(7),
            },
            The.Token
        );
        await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);
        await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);

        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_version_that_differs_from_the_caller_s_is_a_conflict_and_no_change_is_sent()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            maximo.Keys.UpdateAsync(
                issued.Key.Id,
                new MaximoApiKeyUpdate { Version = 1, Description = "late" },
                The.Token
            )
        );

        Assert.Contains(
            "has version 2, and should have been changed in version 1",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((issued.Key.Id, "eam", "Maximo"), (error.KeyId, error.Account, error.Service));
        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Theory]
    [InlineData(409)]
    [InlineData(412)]
    public async Task A_conflict_at_the_service_is_reported_and_not_retried(int status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.ConflictStatus = status;
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    JsonSerializer.Serialize(
                        new
                        {
                            id = issued.Key.Id,
                            version = 7,
                            status = new { active = true, tokenRefreshInterval = "P90D" },
                        }
                    )
                )
                .On("GET")
                .Path(issued.Key.Id)
        );

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal((status, "AIUCO1005E"), (error.StatusCode, error.ErrorCode));
        Assert.Equal((1, 1), (maximo.Arrived("GET"), maximo.Arrived("PUT")));
        Assert.True(maximo.Held(issued.Key.Id).Active);
    }

    [Promise(3)]
    [Fact]
    public async Task A_change_with_a_lost_response_is_read_back_and_not_retried()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.DropAfterCommit().On("PUT"));

        ApiKey disabled = await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);

        Assert.Equal(ApiKeyStatus.Disabled, disabled.Status);
        Assert.Equal((1, 2), (maximo.Arrived("PUT"), maximo.Held(issued.Key.Id).Version));
    }

    public static TheoryData<string, Fault> LostBefore =>
        new()
        {
            { "dropped", Fault.DropBefore().On("PUT") },
            { "503", Fault.Respond(503).On("PUT") },
            { "a page", Fault.Respond(200, "<html>please sign in</html>", "text/html").On("PUT") },
            { "a redirect", Fault.Respond(302).On("PUT") },
        };

    [Promise(3)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(LostBefore))]
    public async Task A_change_that_was_not_applied_is_retried(string what, Fault fault)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(fault.Times(2));

        await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);

        Assert.False(maximo.Held(issued.Key.Id).Active, what);
        Assert.Equal((3, 2), (maximo.Arrived("PUT"), maximo.Held(issued.Key.Id).Version));
    }

    [Fact]
    public async Task A_change_with_an_empty_response_is_read_back()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(204).On("PUT"));

        Assert.Equal(ApiKeyStatus.Disabled, (await maximo.Keys.DisableAsync(issued.Key.Id, The.Token)).Status);
        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_concurrent_change_during_a_lost_response_is_a_conflict()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.DropBefore().On("PUT"));
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    JsonSerializer.Serialize(
                        new
                        {
                            id = issued.Key.Id,
                            version = 2,
                            description = "concurrent",
                            status = new { active = true },
                        }
                    )
                )
                .On("GET")
                .Path(issued.Key.Id)
                .Skip(1)
        );

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains("it has version 2 now, and had 1", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_retry_after_a_late_first_request_is_success()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(504).On("PUT"));
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    JsonSerializer.Serialize(
                        new
                        {
                            id = issued.Key.Id,
                            version = 1,
                            description = "user sync",
                            status = new { active = true, tokenRefreshInterval = "P90D" },
                            permissions = new
                            {
                                systemAdmin = false,
                                userAdmin = true,
                                apikeyAdmin = false,
                            },
                        }
                    )
                )
                .On("GET")
                .Path(issued.Key.Id)
                .Times(2)
        );

        ApiKey disabled = await maximo.Keys.DisableAsync(issued.Key.Id, The.Token);

        Assert.Equal(ApiKeyStatus.Disabled, disabled.Status);
        Assert.Equal(
            [504, 409],
            maximo.Requests.Where(request => request.Method == "PUT").Select(request => request.Status)
        );
        Assert.Equal(2, maximo.Held(issued.Key.Id).Version);
    }

    [Fact]
    public async Task A_lost_change_is_recognized_by_the_state_of_the_key_alone()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Service.Variants.OmittedMembers = ["version", "updated"];
        maximo.Emulator.Faults.Add(Fault.DropAfterCommit().On("PUT"));

        Assert.Equal(ApiKeyStatus.Disabled, (await maximo.Keys.DisableAsync(issued.Key.Id, The.Token)).Status);

        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_retry_that_gets_a_conflict_on_an_unchanged_key_reports_the_conflict()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(504).On("PUT"));
        maximo.Emulator.Faults.Add(Fault.Respond(409, """{"message":"AIUCO1005E: changed"}""").On("PUT").Skip(1));

        ApiKeyConflictException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains($"changing the key '{issued.Key.Id}'", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, maximo.Arrived("PUT"));
        Assert.True(maximo.Held(issued.Key.Id).Active);
    }

    [Fact]
    public async Task A_change_that_can_be_neither_sent_nor_read_back_has_an_unknown_outcome()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.DropAfterCommit().On("PUT").Always());
        maximo.Emulator.Faults.Add(Fault.Respond(503).On("GET").Path("/v1/apikeys").Skip(1).Always());

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(issued.Key.Id, error.KeyId);
        Assert.False(maximo.Held(issued.Key.Id).Active);
        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_change_that_keeps_getting_lost_has_an_unknown_outcome_after_the_retries()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 2);
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.DropBefore().On("PUT").Always());

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(3, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_change_that_hangs_times_out_and_is_read_back()
    {
        ManualClock clock = new(The.Now);
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(clock: clock);
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.HangAfterCommit().On("PUT"));

        Task<ApiKey> disable = maximo.Keys.DisableAsync(issued.Key.Id, The.Token);
        await maximo.Emulator.Requests.WaitForAsync(
            request => request is { Method: "PUT", Committed: true },
            The.Token
        );
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(ApiKeyStatus.Disabled, (await disable).Status);
        Assert.Equal(1, maximo.Arrived("PUT"));
    }

    [Fact]
    public async Task A_change_that_the_service_accepts_but_does_not_apply_is_an_error()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(
                    200,
                    JsonSerializer.Serialize(
                        new
                        {
                            id = issued.Key.Id,
                            version = 2,
                            status = new { active = true },
                        }
                    )
                )
                .On("PUT")
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains(
            "accepted the change, but the key is not as it should be",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(400), InlineData(403), InlineData(429)]
    public async Task A_refused_change_is_not_unknown(int status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 0);
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(status).On("PUT").Always());

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.False(error is ApiKeyOutcomeUnknownException);
        Assert.Equal((status, issued.Key.Id), (error.StatusCode, error.KeyId));
    }

    [Fact]
    public async Task An_update_of_a_missing_key_is_not_found()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        ApiKeyNotFoundException error = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            maximo.Keys.EnableAsync("a-t-none", The.Token)
        );

        Assert.Equal("a-t-none", error.KeyId);
        Assert.Contains("the account has no key with that id.", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, maximo.Arrived("PUT"));
    }

    public static TheoryData<string, ApiKeyUpdate, string> Impossible =>
        new()
        {
            {
                "a blank name",
                new ApiKeyUpdate { Description = " " },
                "the name is blank"
            },
            {
                "no permission",
                new ApiKeyUpdate { Scopes = [] },
                "set AllowNoPermissions"
            },
            {
                "keys",
                new ApiKeyUpdate { Scopes = ["apikeyAdmin"] },
                "set AllowApiKeyAdmin"
            },
            {
                "more than the account may",
                new ApiKeyUpdate { Scopes = ["systemAdmin"] },
                "is not among"
            },
            {
                "no length",
                new MaximoApiKeyUpdate { TokenRefreshInterval = MaximoRefreshInterval.Parse("PT0S") },
                "has no length"
            },
            { "a change of another kind", new OtherUpdate(), "cannot honour what another type" },
        };

    [Promise(5)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Impossible))]
    public async Task An_update_that_cannot_be_fulfilled_is_refused_before_anything_is_sent(
        string what,
        ApiKeyUpdate update,
        string because
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
        {
            options.AllowedScopes.Add("userAdmin");
            options.AllowedScopes.Add("apikeyAdmin");
        });

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => maximo.Keys.UpdateAsync("k", update, The.Token));

        Assert.True(error is ArgumentException or NotSupportedException, what);
        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(maximo.Emulator.Requests);
    }

    [Promise(10)]
    [Fact]
    public async Task A_404_that_is_not_from_the_service_does_not_mean_a_missing_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(404, "<html>not here</html>", "text/html").On("PUT"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.DisableAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains("has the key, but does not find it at this path", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_about_another_key_is_an_error_and_that_key_is_not_changed()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        string asked = (await maximo.CreateKeyAsync()).Key.Id;
        string other = (await maximo.CreateKeyAsync()).Key.Id;
        maximo.Emulator.Faults.Add(
            Fault
                .Respond(200, $$$"""{"id":"{{{other}}}","description":"theirs","status":{"active":true}}""")
                .On("GET")
                .Path(asked)
                .Always()
        );

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => maximo.Keys.FindAsync(asked, The.Token));
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => maximo.Keys.DisableAsync(asked, The.Token));

        Assert.DoesNotContain(maximo.Emulator.Requests, request => request.Method == "PUT");
    }

    private sealed class OtherUpdate : ApiKeyUpdate;
}
