using System.Diagnostics;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.FourthService.Tests.Fourth;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.FourthService.Tests;

/// <summary>
/// A service is one folder, one specification and one line of registration: the SDK, the health check and the tool work
/// with it as they are.
/// </summary>
public sealed class FourthTests : IAsyncLifetime
{
    private FourthEmulator _emulator = null!;
    private ServiceProvider _services = null!;

    private ApiKeyManager Keys => _services.GetRequiredService<ApiKeyManager>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    static FourthTests() => KnownServices.Add(FourthRegistration.Instance);

    public async ValueTask InitializeAsync()
    {
        _emulator = await FourthEmulator.StartAsync();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddApiKeyClient(
            new ConfigurationBuilder().AddInMemoryCollection(_emulator.Configuration("fourth")).Build()
        );
        services.AddHealthChecks().AddApiKeyAccounts();
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task A_key_is_created_listed_found_and_deleted()
    {
        DateTimeOffset end = new(2027, 3, 10, 12, 0, 0, TimeSpan.Zero);

        IssuedApiKey created = await Keys.CreateAsync(
            new ApiKeyRequest("nightly", ["read"]) { ExpiresAt = end },
            Token
        );

        Assert.Equal("value-of-f-1-0123456789", created.Value.Reveal());
        ApiKey listed = Assert.Single(await Keys.GetListAsync(Token));
        Assert.Equal(("f-1", "nightly", end), (listed.Id, listed.Name, listed.Expiry.Instant));
        Assert.Equal("nightly", (await Keys.FindAsync("f-1", Token))!.Name);
        await Keys.DeleteAsync("f-1", Token);
        Assert.Empty(_emulator.Keys);
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => Keys.DeleteAsync("f-1", Token));
    }

    [Fact]
    public async Task A_rejection_has_the_code_and_the_words_of_the_service()
    {
        ApiKeyOperationFailedException rejected = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            Keys.CreateAsync(new ApiKeyRequest("nightly", ["forbidden"]), Token)
        );

        Assert.Equal((422, "no-scope"), (rejected.StatusCode, rejected.ErrorCode));
        Assert.Contains("There is no such scope.", rejected.Message, StringComparison.Ordinal);
        Assert.Empty(_emulator.Keys);
    }

    [Fact]
    public async Task A_create_whose_response_is_lost_is_sent_once_and_reported_as_unknown()
    {
        _emulator.LosesResponses = true;

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            Keys.CreateAsync(new ApiKeyRequest("nightly", ["read"]), Token)
        );

        Assert.Single(_emulator.Keys);
    }

    [Fact]
    public async Task What_the_service_cannot_do_is_refused()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Keys.RefreshAsync("f-1", Token));
        await Assert.ThrowsAsync<NotSupportedException>(() =>
            Keys.CreateAsync(new ApiKeyRequest("nightly", ["read"]) { IsReadOnly = true }, Token)
        );
        Assert.Empty(_emulator.Keys);
    }

    [Fact]
    public async Task The_health_check_reports_the_account()
    {
        HealthReport report = await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);

        Assert.Equal(HealthStatus.Healthy, Assert.Single(report.Entries).Value.Status);
    }

    [Fact]
    public async Task The_tool_creates_lists_and_audits_keys()
    {
        Assert.Equal(
            0,
            (await RunToolAsync("create", "nightly", "--scope", "change", "--expires", "90d", "--reveal")).Code
        );

        (int code, string output) = await RunToolAsync("list");
        Assert.Equal(0, code);
        Assert.Contains("f-1", output, StringComparison.Ordinal);
        Assert.Contains("write", output, StringComparison.Ordinal);

        Assert.Contains("keys", (await RunToolAsync("scopes")).Output, StringComparison.Ordinal);
        await Keys.CreateAsync(new ApiKeyRequest("master", ["keys", "unheard-of"]), Token);
        (code, output) = await RunToolAsync("audit", "--output", "json");
        Assert.Equal(3, code);
        Assert.Contains("\"neverExpires\"", output, StringComparison.Ordinal);
        Assert.Contains("\"administers\"", output, StringComparison.Ordinal);
        Assert.Contains("\"unknownScope\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_part_of_the_SDK_is_small()
    {
        string folder = typeof(FourthTests)
            .Assembly.GetCustomAttributesData()
            .Select(static data => data.ConstructorArguments)
            .Where(static arguments => arguments is [{ Value: "ServiceFolder" }, _])
            .Select(static arguments => (string)arguments[1].Value!)
            .Single();

        int lines = Directory.EnumerateFiles(folder, "*.cs").Sum(static file => File.ReadLines(file).Count());

        Assert.InRange(lines, 1, 350);
    }

    private async Task<(int Code, string Output)> RunToolAsync(params string[] arguments)
    {
        string folder = AppContext.BaseDirectory;
        ProcessStartInfo start = new("dotnet", [Path.Combine(folder, "apikeys.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(FourthTests).Assembly.Location;
        foreach ((string name, string? value) in _emulator.Configuration("ApiKeys:fourth"))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        using Process tool = Process.Start(start)!;
        tool.StandardInput.Close();
        Task<string> errors = tool.StandardError.ReadToEndAsync(Token);
        string output = await tool.StandardOutput.ReadToEndAsync(Token);
        await tool.WaitForExitAsync(Token);
        TestContext.Current.TestOutputHelper?.WriteLine(await errors);
        return (tool.ExitCode, output);
    }
}
