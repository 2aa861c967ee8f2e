using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// A success status that may come from another server does not count, and no loss is reported where there is none.
/// </summary>
public sealed class OutcomeTests
{
    public static TheoryData<string> OfAnotherUser =>
        new(
            "<html>please sign in</html>",
            "\uFEFF<html>please sign in</html>",
            """{"message":"AIUCO1003E: no"}""",
            "Please sign in",
            "[]",
            "{}",
            ""
        );

    [Theory, MemberData(nameof(OfAnotherUser))]
    public async Task A_delete_with_a_response_from_another_server_is_unknown_while_the_key_exists(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).On("DELETE"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.NotNull(await maximo.Keys.FindAsync(issued.Key.Id, The.Token));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    public async Task A_delete_with_an_inconclusive_success_depends_on_whether_the_key_is_gone(int status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey gone = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(status).On("DELETE"));
        await maximo.Keys.DeleteAsync(gone.Key.Id, The.Token);

        IssuedApiKey there = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(status).On("DELETE"));
        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => maximo.Keys.DeleteAsync(there.Key.Id, The.Token));
    }

    [Promise(1)]
    [Theory, MemberData(nameof(OfAnotherUser))]
    public async Task A_response_from_another_server_leaves_refresh_and_create_unknown_not_lost(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).On("POST").Times(2));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.RefreshAsync(issued.Key.Id, The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.CreateAsync("other", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(3), The.Token)
        );
    }

    [Promise(1)]
    [Theory]
    [InlineData("""{"id":"\ud800","token":"the-value-of-it"}""")]
    [InlineData("""{"\ud800":1,"id":"a-t-abc","version":"x","token":"the-value-of-it"}""")]
    public async Task A_value_is_read_from_a_response_with_invalid_Unicode(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(201, body).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            maximo.CreateKeyAsync()
        );

        Assert.Equal("the-value-of-it", error.Issued!.Value.Reveal());
    }

    [Promise(7)]
    [Theory, MemberData(nameof(Unfit), DisableDiscoveryEnumeration = true)]
    public async Task A_name_that_would_change_on_the_wire_is_refused_before_anything_is_sent(string name)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            maximo.Keys.CreateAsync(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(3), The.Token)
        );

        Assert.Contains("Nothing was sent", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(name, error.Message, StringComparison.Ordinal);
        Assert.Empty(maximo.Emulator.Requests);
    }

    public static TheoryData<string> Unfit => new("a\ud800b", "a\r\nforged line");

    [Promise(9)]
    [Fact]
    public async Task A_clock_that_is_set_back_does_not_extend_the_cooldown_of_a_credential()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(401).Path("authenticate"));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => maximo.Keys.GetListAsync(The.Token));
        maximo.Emulator.Clock.SetUtcNow(The.Now.AddDays(-30));

        Assert.NotEmpty(await maximo.Keys.GetListAsync(The.Token));
    }

    [Promise(2)]
    [Theory]
    [InlineData("pw\\u002B12")]
    [InlineData("pw\\u002b12")]
    [InlineData("pw%2B12")]
    [InlineData("pw%2b12")]
    [InlineData("pw+12")]
    public async Task A_password_is_masked_in_every_encoding_that_a_service_may_echo(string echo)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(
            options => options.Password = "pw+12",
            asSuperuser: true
        );
        maximo.Emulator.Faults.Add(Fault.Respond(401, $"cannot read {echo} here", "text/plain").Path("logininitial"));

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            maximo.Keys.GetListAsync(The.Token)
        );

        Assert.Contains("cannot read *** here", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(echo, error.ToString(), StringComparison.Ordinal);
    }
}
