using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests;

public class ProcessTests
{
    [Theory(Timeout = 60_000)]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_program_serves_until_a_signal_ends_it(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent by a program that Windows does not have.");
        string readyFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using EmulatorProcess process = EmulatorProcess.Start("--port", "0", "--ready-file", readyFile);

        string output = await process.OutputUntilReadyAsync();
        JsonNode book = JsonNode.Parse(await File.ReadAllTextAsync(readyFile, TestContext.Current.CancellationToken))!;
        File.Delete(readyFile);
        string address = (string)book["services"]!["aimms"]!["baseAddress"]!;
        string credential = (string)book["services"]!["aimms"]!["credential"]!["ApiKey"]!;
        HttpStatusCode status = await ListAsync(address, credential);
        await process.SignalAsync(signal);

        Assert.Contains(address, output, StringComparison.Ordinal);
        Assert.Contains(credential, output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(0, await process.ExitCodeAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task The_program_serves_https_and_returns_its_certificate_authority()
    {
        string readyFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using EmulatorProcess process = EmulatorProcess.Start("--https", "--ready-file", readyFile);

        await process.OutputUntilReadyAsync();
        JsonNode book = JsonNode.Parse(await File.ReadAllTextAsync(readyFile, TestContext.Current.CancellationToken))!;
        File.Delete(readyFile);

        Assert.StartsWith("https://127.0.0.1:", (string)book["address"]!, StringComparison.Ordinal);
        Assert.StartsWith(
            "-----BEGIN CERTIFICATE-----",
            (string)book["certificateAuthority"]!,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task The_program_responds_to_allowed_hosts()
    {
        string readyFile = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using EmulatorProcess process = EmulatorProcess.Start(
            "--allow-host",
            "one",
            "--allow-host",
            "two:5080",
            "--ready-file",
            readyFile
        );

        await process.OutputUntilReadyAsync();
        JsonNode book = JsonNode.Parse(await File.ReadAllTextAsync(readyFile, TestContext.Current.CancellationToken))!;
        File.Delete(readyFile);
        Uri address = new((string)book["address"]!);

        Assert.Equal(HttpStatusCode.OK, await GetAsync(address, "one"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(address, "two:5080"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await GetAsync(address, "two"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("--port")]
    [InlineData("--https", "--ready-file")]
    [InlineData("--port", "65536")]
    [InlineData("--prot", "5080")]
    [InlineData("--allow-host")]
    [InlineData("--allow-host", "*")]
    public async Task Invalid_arguments_end_the_program(params string[] arguments)
    {
        using EmulatorProcess process = EmulatorProcess.Start(arguments);

        Assert.Equal(2, await process.ExitCodeAsync());
    }

    private static async Task<HttpStatusCode> GetAsync(Uri address, string host)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(address, "emulator"))
        {
            Headers = { Host = host },
        };
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> ListAsync(string address, string credential)
    {
        using HttpClient http = new();
        http.DefaultRequestHeaders.Add("apikey", credential);
        using HttpResponseMessage response = await http.GetAsync(
            new Uri(address + "pro-api/v1/api-keys"),
            TestContext.Current.CancellationToken
        );
        return response.StatusCode;
    }
}
