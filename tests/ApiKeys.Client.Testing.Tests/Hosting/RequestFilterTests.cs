namespace ApiKeys.Client.Testing.Tests.Hosting;

/// <summary>
/// Requests that a web page from elsewhere can send to the loopback are rejected, over raw HTTP as a browser would send
/// them.
/// </summary>
public class RequestFilterTests
{
    private const string Port = "{port}";

    public static TheoryData<string> OwnHosts =>
        new("127.0.0.1:{port}", "localhost:{port}", "LocalHost:{port}", "[::1]:{port}");

    public static TheoryData<string> ForeignHosts =>
        new(
            "rebound.example:{port}",
            "rebound.example",
            "127.0.0.1",
            "localhost",
            "[::1]",
            "127.0.0.1:1",
            "localhost:{port}0",
            "localhost.:{port}",
            "127.0.0.1.:{port}",
            "127.0.0.2:{port}",
            "127.1:{port}",
            "0.0.0.0:{port}",
            "[::ffff:127.0.0.1]:{port}",
            "127.0.0.1.nip.example:{port}",
            "localhost.rebound.example:{port}",
            "xlocalhost:{port}",
            "emulator:{port}",
            ""
        );

    public static TheoryData<string> ForeignOrigins =>
        new(
            "http://page.example",
            "http://page.example:{port}",
            "https://127.0.0.1:{port}",
            "http://127.0.0.1",
            "http://127.0.0.1:1",
            "null",
            "",
            "http://127.0.0.1:{port}.page.example",
            "http://user@127.0.0.1:{port}",
            "http://localhost.:{port}",
            "file://127.0.0.1:{port}",
            "http://127.0.0.1:{port}, http://page.example",
            "http://127.0.0.1:{port}/"
        );

    [Theory, MemberData(nameof(OwnHosts))]
    public async Task The_emulators_own_host_names_get_a_response(string host)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.StartsWith(
            "HTTP/1.1 200 ",
            await GetAsync(emulator, "/emulator", $"Host: {host}"),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(ForeignHosts))]
    public async Task A_request_under_a_rebound_name_is_rejected(string host)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        foreach (
            string path in new[]
            {
                "/emulator",
                "/emulator/requests",
                "/emulator/veeam/users",
                "/aimms/pro-api/v1/api-keys",
            }
        )
        {
            string response = await GetAsync(
                emulator,
                path,
                $"Host: {host}",
                $"apikey: {emulator.Aimms.AdministratorKey}"
            );

            Assert.StartsWith("HTTP/1.1 421 ", response, StringComparison.Ordinal);
            Assert.Contains("--allow-host", response, StringComparison.Ordinal);
            AssertReportsNothing(emulator, response);
        }

        Assert.Empty(emulator.Requests);
    }

    [Theory]
    [InlineData("GET /emulator HTTP/1.0")]
    [InlineData("GET /emulator HTTP/1.1")]
    public async Task A_request_without_a_host_is_rejected(string line)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string response = await RawConnection.ExchangeAsync(emulator, line, "Connection: close", "", "");

        Assert.StartsWith("HTTP/1.1 4", response, StringComparison.Ordinal);
        AssertReportsNothing(emulator, response);
    }

    [Theory]
    [InlineData("GET http://rebound.example:{port}/emulator HTTP/1.1", "Host: 127.0.0.1:{port}")]
    [InlineData("GET http://rebound.example:{port}/emulator HTTP/1.1", "Host: rebound.example:{port}")]
    [InlineData("GET http://user@127.0.0.1:{port}/emulator HTTP/1.1", "Host: 127.0.0.1:{port}")]
    [InlineData("GET /emulator HTTP/1.1", "Host: user@127.0.0.1:{port}")]
    public async Task A_foreign_host_in_the_target_or_a_host_with_user_information_is_rejected(string line, string host)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string response = await RawConnection.ExchangeAsync(
            emulator,
            [.. At(emulator, line, host, "Connection: close", "", "")]
        );

        Assert.StartsWith("HTTP/1.1 4", response, StringComparison.Ordinal);
        AssertReportsNothing(emulator, response);
    }

    [Theory, MemberData(nameof(ForeignOrigins))]
    public async Task A_page_of_another_origin_reads_and_changes_nothing(string origin)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        const string Clock = """{"advance":"10.00:00:00"}""";

        string read = await GetAsync(emulator, "/emulator", $"Host: 127.0.0.1:{Port}", $"Origin: {origin}");
        string changed = await RawConnection.ExchangeAsync(
            emulator,
            [
                .. At(
                    emulator,
                    "POST /emulator/clock HTTP/1.1",
                    $"Host: 127.0.0.1:{Port}",
                    $"Origin: {origin}",
                    "Content-Type: application/json",
                    "X-Emulator: 1",
                    $"Content-Length: {Clock.Length}",
                    "Connection: close",
                    "",
                    Clock
                ),
            ]
        );
        string service = await GetAsync(
            emulator,
            "/aimms/pro-api/v1/api-keys",
            $"Host: 127.0.0.1:{Port}",
            $"Origin: {origin}",
            $"apikey: {emulator.Aimms.AdministratorKey}"
        );

        Assert.All(
            [read, changed, service],
            response => Assert.StartsWith("HTTP/1.1 403 ", response, StringComparison.Ordinal)
        );
        Assert.All([read, changed, service], response => AssertReportsNothing(emulator, response));
        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
        Assert.Empty(emulator.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{port}")]
    [InlineData("HTTP://LOCALHOST:{port}")]
    [InlineData("http://[::1]:{port}")]
    public async Task The_emulators_own_origin_gets_a_response(string origin)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string response = await GetAsync(emulator, "/emulator", $"Host: 127.0.0.1:{Port}", $"Origin: {origin}");

        Assert.StartsWith("HTTP/1.1 200 ", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cross-site", 403)]
    [InlineData("same-site", 403)]
    [InlineData("same-origin", 200)]
    [InlineData("none", 200)]
    public async Task Sec_Fetch_Site_decides_whether_a_request_is_rejected(string site, int status)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string response = await GetAsync(emulator, "/emulator", $"Host: 127.0.0.1:{Port}", $"Sec-Fetch-Site: {site}");

        Assert.StartsWith($"HTTP/1.1 {status} ", response, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/emulator/clock")]
    [InlineData("/aimms/pro/user-manager/v1/user/@current/api-key")]
    public async Task A_preflight_is_never_accepted(string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        foreach (string origin in new[] { "http://page.example", $"http://127.0.0.1:{Port}" })
        {
            string response = await RawConnection.ExchangeAsync(
                emulator,
                [
                    .. At(
                        emulator,
                        $"OPTIONS {path} HTTP/1.1",
                        $"Host: 127.0.0.1:{Port}",
                        $"Origin: {origin}",
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: content-type,x-emulator",
                        "Connection: close",
                        "",
                        ""
                    ),
                ]
            );

            Assert.StartsWith("HTTP/1.1 4", response, StringComparison.Ordinal);
            Assert.DoesNotContain("Access-Control-", response, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static Task<string> GetAsync(ApiKeyEmulator emulator, string path, params string[] headers) =>
        RawConnection.ExchangeAsync(
            emulator,
            [.. At(emulator, [$"GET {path} HTTP/1.1", .. headers, "Connection: close", "", ""])]
        );

    private static IEnumerable<string> At(ApiKeyEmulator emulator, params string[] lines) =>
        lines.Select(line => line.Replace(Port, $"{emulator.Address.Port}", StringComparison.Ordinal));

    private static void AssertReportsNothing(ApiKeyEmulator emulator, string response) =>
        Assert.DoesNotContain(
            emulator.Services.SelectMany(service => service.Secrets),
            secret => response.Contains(secret, StringComparison.Ordinal)
        );
}
