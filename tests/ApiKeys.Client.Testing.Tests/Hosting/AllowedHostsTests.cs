namespace ApiKeys.Client.Testing.Tests.Hosting;

public class AllowedHostsTests
{
    [Theory]
    [InlineData("emulator", "emulator:5080", 200)]
    [InlineData("emulator", "EMULATOR", 200)]
    [InlineData("Emulator:5080", "emulator:5080", 200)]
    [InlineData("emulator:80", "emulator", 200)]
    [InlineData("[fd00::1]", "[fd00::1]:5080", 200)]
    [InlineData("emulator:5080", "emulator:5081", 421)]
    [InlineData("emulator:5080", "emulator", 421)]
    [InlineData("emulator", "emulator.example:5080", 421)]
    [InlineData("emulator", "other:5080", 421)]
    public async Task An_allowed_host_gets_a_response(string added, string host, int status)
    {
        await using ApiKeyEmulator emulator = await StartAsync(added);

        Assert.StartsWith($"HTTP/1.1 {status} ", await GetAsync(emulator, host), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://emulator:5080", 200)]
    [InlineData("http://emulator:3000", 403)]
    [InlineData("http://page.example", 403)]
    public async Task A_page_at_an_allowed_host_must_have_the_same_origin(string origin, int status)
    {
        await using ApiKeyEmulator emulator = await StartAsync("emulator");

        Assert.StartsWith(
            $"HTTP/1.1 {status} ",
            await GetAsync(emulator, "emulator:5080", $"Origin: {origin}"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("*")]
    [InlineData("*.example.com")]
    [InlineData("*:5080")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("http://emulator")]
    [InlineData("emulator/path")]
    [InlineData("user@emulator")]
    [InlineData("emulator:port")]
    [InlineData("emulator:0")]
    [InlineData("emulator:65536")]
    [InlineData("emulator:")]
    [InlineData("two names")]
    [InlineData("one,two")]
    public async Task An_allowed_host_that_is_not_a_host_name_is_refused_at_the_start(string host)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => StartAsync(host));

        Assert.StartsWith(
            $"The allowed host '{host}' is not the name of a host.",
            error.Message,
            StringComparison.Ordinal
        );
    }

    private static Task<ApiKeyEmulator> StartAsync(string host) =>
        ApiKeyEmulator.StartAsync(new() { AllowedHosts = { host } }, TestContext.Current.CancellationToken);

    private static Task<string> GetAsync(ApiKeyEmulator emulator, string host, params string[] headers) =>
        RawConnection.ExchangeAsync(
            emulator,
            ["GET /emulator HTTP/1.1", $"Host: {host}", .. headers, "Connection: close", "", ""]
        );
}
