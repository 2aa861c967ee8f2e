using Microsoft.Extensions.Hosting;

namespace ApiKeys.Client.Testing.Hosting;

/// <summary>
/// Leaves Ctrl-C and SIGTERM to the program that the emulator runs in; the framework's default would handle both.
/// </summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
