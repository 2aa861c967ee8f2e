using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing.Tests.Veeam;

public class VeeamFaultTests
{
    [Theory]
    [InlineData(25, """{"errors":[{"type":"transport","code":429,"retryAfter":25}]}""")]
    [InlineData(null, """{"errors":[{"type":"transport","code":429}]}""")]
    public async Task TooManyRequests_responds_with_429_with_and_without_a_time(int? retryAfter, string expected)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(VeeamFaults.TooManyRequests(retryAfter).On("POST"));
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(
            $"description=nightly&scopes={VeeamCaller.RestArray}"
        );

        Assert.Equal(429, (int)response.StatusCode);
        Assert.Equal(expected, await response.TextAsync());
        Assert.Null(response.Headers.RetryAfter);
        Assert.Equal(4, emulator.Veeam.Logins.Count);
    }

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 5)]
    public async Task ServerError_responds_with_520_before_or_after_the_commit(bool after, int logins)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(after ? VeeamFaults.ServerErrorAfterCommit() : VeeamFaults.ServerError());
        using VeeamCaller caller = new(emulator);

        using HttpResponseMessage response = await caller.CreateAsync(
            $"description=nightly&scopes={VeeamCaller.RestArray}"
        );

        JsonObject error = await response.ErrorAsync();
        Assert.Equal(520, (int)response.StatusCode);
        Assert.Equal("unspecified 500", $"{error["type"]} {error["code"]}");
        Assert.Contains("\r\n", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(logins, emulator.Veeam.Logins.Count);
    }
}
