using System.Net;
using System.Net.NetworkInformation;

namespace ApiKeys.Client.Testing.Tests;

public class WireTests
{
    [Fact]
    public async Task Responses_are_plain_HTTP_1_1_without_a_server_header_and_dated_by_the_emulators_clock()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string response = await RawConnection.ExchangeAsync(
            emulator,
            "GET /aimms/nothing HTTP/1.1",
            $"Host: 127.0.0.1:{emulator.Address.Port}",
            "Connection: close",
            "",
            ""
        );

        string[] lines = response.Split("\r\n");
        Assert.Equal("HTTP/1.1 404 Not Found", lines[0]);
        Assert.Contains($"Content-Length: {lines[^1].Length}", lines);
        Assert.Contains("Content-Type: application/json", lines);
        Assert.Contains("Date: Tue, 10 Mar 2026 12:00:00 GMT", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Server:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_request_target_in_absolute_form_is_accepted()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        string response = await RawConnection.ExchangeAsync(
            emulator,
            $"GET {emulator.Address}aimms/pro-api/v1/api-keys?limit=1 HTTP/1.1",
            $"Host: 127.0.0.1:{emulator.Address.Port}",
            $"apikey: {emulator.Aimms.AdministratorKey}",
            "Connection: close",
            "",
            ""
        );

        Assert.StartsWith("HTTP/1.1 200 OK", response, StringComparison.Ordinal);
        Assert.Equal("/aimms/pro-api/v1/api-keys", Assert.Single(emulator.Requests).Path);
    }

    [Fact]
    public async Task The_emulator_listens_on_the_loopback_only()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        IPEndPoint[] listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();

        Assert.Equal(
            [IPAddress.Loopback],
            listeners.Where(at => at.Port == emulator.Address.Port).Select(at => at.Address)
        );
    }

    [Fact]
    public async Task A_chosen_port_is_free_again_after_the_end()
    {
        ApiKeyEmulator first = await ApiKeyEmulator.StartAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        int port = first.Address.Port;
        ApiKeyEmulatorOptions samePort = new() { Port = port };

        await Assert.ThrowsAsync<IOException>(() =>
            ApiKeyEmulator.StartAsync(samePort, TestContext.Current.CancellationToken)
        );
        await first.DisposeAsync();
        await first.DisposeAsync();
        await using ApiKeyEmulator second = await ApiKeyEmulator.StartAsync(
            samePort,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new Uri($"http://127.0.0.1:{port}/aimms/"), second.Aimms.BaseAddress);
    }

    [Fact]
    public async Task A_request_body_above_the_limit_is_rejected()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using HttpClient http = new();
        using ByteArrayContent content = new(new byte[64 * 1024 + 1]);

        using HttpResponseMessage response = await http.PostAsync(
            emulator.Aimms.BaseAddress,
            content,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }
}
