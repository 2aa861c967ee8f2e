using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Samples.Worker;

/// <summary>Writes the health of the accounts to the log, for programs without a web server.</summary>
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
