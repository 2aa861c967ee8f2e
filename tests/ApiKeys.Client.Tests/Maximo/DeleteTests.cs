using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>A delete is retried until it is known to be done.</summary>
public sealed class DeleteTests
{
    public static TheoryData<string, Fault, int> Passing =>
        new()
        {
            { "dropped before", Fault.DropBefore(), 2 },
            { "dropped after", Fault.DropAfterCommit(), 2 },
            { "503", Fault.RespondAfterCommit(503), 2 },
            { "429", Fault.Respond(429), 2 },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Passing))]
    public async Task A_delete_with_a_transient_error_is_retried_and_not_found_is_then_success(
        string what,
        Fault fault,
        int sent
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(fault.On("DELETE"));

        await maximo.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(sent, maximo.Arrived("DELETE"));
        Assert.True(maximo.Service.Keys.Count == 1, what);
    }

    [Fact]
    public async Task A_delete_whose_success_response_breaks_off_has_succeeded()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 0);
        maximo.Service.Variants.DeleteStatus = 200;
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.CutShort(1).On("DELETE"));

        await maximo.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Single(maximo.Service.Keys);
    }

    [Fact]
    public async Task A_missing_key_is_not_found_and_a_delete_that_keeps_failing_is_unknown()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();

        ApiKeyNotFoundException error = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            maximo.Keys.DeleteAsync("a-t-none", The.Token)
        );
        maximo.Emulator.Faults.Add(Fault.DropBefore().On("DELETE").Always());
        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(("a-t-none", issued.Key.Id), (error.KeyId, unknown.KeyId));
    }

    [Theory]
    [InlineData("<html>please sign in</html>")]
    [InlineData("""{"exception":{"id":"AIUCO1000E"}}""")]
    public async Task A_success_status_that_is_not_from_the_service_does_not_confirm_a_delete(string body)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, body).On("DELETE"));

        ApiKeyOutcomeUnknownException error = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.Equal(issued.Key.Id, error.KeyId);
        Assert.Contains("status 200, which does not confirm the request", error.Message, StringComparison.Ordinal);
    }

    [Promise(10)]
    [Fact]
    public async Task A_404_that_is_not_from_the_service_does_not_mean_a_missing_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(404, "<html>not here</html>", "text/html").On("DELETE"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.DeleteAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains("has the key, but does not find it at this path", error.Message, StringComparison.Ordinal);
    }
}
