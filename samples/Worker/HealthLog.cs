using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Samples.Worker;

/// <summary>Where there is no web server to ask for it, the health of the accounts goes to the log.</summary>
internal sealed partial class HealthLog(ILogger<HealthLog> log) : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach ((string name, HealthReportEntry entry) in report.Entries)
        {
            Report(
                entry.Status == HealthStatus.Healthy ? LogLevel.Information : LogLevel.Warning,
                name,
                entry.Status,
                entry.Description
            );
        }

        return Task.CompletedTask;
    }

    [LoggerMessage("{Name} is {Status}. {Description}")]
    private partial void Report(LogLevel level, string name, HealthStatus status, string? description);
}
