using Microsoft.Extensions.Time.Testing;

namespace ApiKeys.Client.Testing.Tests;

/// <summary>An emulator at a known instant, so that tests can contain dates.</summary>
internal static class Instants
{
    public static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static async Task<ApiKeyEmulator> StartAsync(bool useHttps = false) =>
        await ApiKeyEmulator.StartAsync(
            new() { TimeProvider = new FakeTimeProvider(Now), UseHttps = useHttps },
            TestContext.Current.CancellationToken
        );
}
