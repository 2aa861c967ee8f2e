using ApiKeys.Client.Samples.Worker;
using ApiKeys.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);

// For real accounts remove these lines, and put the accounts into the section ApiKeys of appsettings.json or into
// environment variables.
await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync();
builder.Configuration.AddInMemoryCollection(emulator.Aimms.ToConfiguration("ApiKeys:prod"));
builder.Configuration.AddInMemoryCollection(emulator.Maximo.ToConfiguration("ApiKeys:eam"));
builder.Configuration.AddInMemoryCollection(emulator.Veeam.ToConfiguration("ApiKeys:backup"));

builder.Services.AddApiKeyClient(builder.Configuration.GetSection("ApiKeys"));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHostedService<KeyWatch>();

builder.Services.AddHealthChecks().AddApiKeyAccounts(options => options.ExpiresWithin = KeyWatch.Soon);
builder.Services.AddSingleton<IHealthCheckPublisher, HealthLog>();
builder.Services.Configure<HealthCheckPublisherOptions>(options =>
    (options.Delay, options.Period) = (TimeSpan.Zero, TimeSpan.FromMinutes(5))
);

// Spans and metrics go to the console, the metrics every ten seconds and at the end. In production use another
// exporter.
builder
    .Services.AddOpenTelemetry()
    .WithTracing(tracing => tracing.AddSource("ApiKeys.Client").AddConsoleExporter())
    .WithMetrics(metrics => metrics.AddMeter("ApiKeys.Client").AddConsoleExporter());

await builder.Build().RunAsync();
