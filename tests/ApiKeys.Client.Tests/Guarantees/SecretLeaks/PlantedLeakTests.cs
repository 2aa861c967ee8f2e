using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

#pragma warning disable CA1848, CA1873 // These messages are logged once, to be found.

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>A secret that is leaked on purpose is found, in each output and in each encoding.</summary>
[Collection(nameof(WholeProcess))]
public sealed class PlantedLeakTests
{
    private const string Secret = "q0b 1+secret/of=44&more%x";

    private static readonly Dictionary<string, Action<CapturedOutput, string>> _leaks = new()
    {
        ["a log message"] = static (captured, secret) =>
            new LogOutlet(captured).CreateLogger("any").LogTrace("Signed in with {Value}", secret),
        ["the exception of a log message"] = static (captured, secret) =>
            new LogOutlet(captured).CreateLogger("any").LogTrace(new IOException(secret), "failed"),
        ["a log scope"] = static (captured, secret) =>
            new LogOutlet(captured).CreateLogger("any").BeginScope("with {Value}", secret)?.Dispose(),
        ["an exception"] = static (captured, secret) =>
            ObjectOutlet.Add(captured, new ApiKeyOperationFailedException(secret)),
        ["an inner exception"] = static (captured, secret) =>
            ObjectOutlet.Add(
                captured,
                new ApiKeyOperationFailedException("no", new IOException("no", new InvalidOperationException(secret)))
            ),
        ["the data of an exception"] = static (captured, secret) =>
            ObjectOutlet.Add(
                captured,
                new ApiKeyOperationFailedException("no", new IOException { Data = { ["sent"] = secret } })
            ),
        ["a property of an exception"] = static (captured, secret) =>
            ObjectOutlet.Add(captured, new ApiKeyOperationFailedException("no") { ServiceMessage = secret }),
        ["the tag of an activity"] = static (captured, secret) =>
            Traced(captured, activity => activity.SetTag("url.full", secret)),
        ["the event of an activity"] = static (captured, secret) =>
            Traced(captured, activity => activity.AddException(new IOException(secret))),
        ["the status of an activity"] = static (captured, secret) =>
            Traced(captured, activity => activity.SetStatus(ActivityStatusCode.Error, secret)),
        ["the label of a metric"] = Measured,
        ["ToString"] = static (captured, secret) => ObjectOutlet.Add(captured, new Printed(secret)),
        ["JSON"] = static (captured, secret) => ObjectOutlet.Add(captured, new Serialized(secret)),
        ["a key that is part of a result"] = static (captured, secret) =>
            ObjectOutlet.Add(captured, new AccountCheck { CredentialKey = new ApiKey(secret, "ci") }),
        ["the description of a health report"] = static (captured, secret) =>
            ObjectOutlet.Add(captured, Report(new(HealthStatus.Unhealthy, secret, TimeSpan.Zero, null, null))),
        ["the data of a health report"] = static (captured, secret) =>
            ObjectOutlet.Add(
                captured,
                Report(
                    new(
                        HealthStatus.Degraded,
                        "no",
                        TimeSpan.Zero,
                        null,
                        new Dictionary<string, object> { ["expiring"] = new[] { "ci", secret } }
                    )
                )
            ),
        ["the exception of a health report"] = static (captured, secret) =>
            ObjectOutlet.Add(
                captured,
                Report(new(HealthStatus.Unhealthy, "no", TimeSpan.Zero, new IOException(secret), null))
            ),
        ["the console"] = Written,
        ["the arguments of a process"] = Started,
    };

    public static TheoryData<string> Places =>
        [.. _leaks.Keys.Where(static place => OperatingSystem.IsLinux() || place != "the arguments of a process")];

    public static TheoryData<string> Forms =>
        [
            Secret,
            Secret[..8],
            Uri.EscapeDataString(Secret),
            WebUtility.UrlEncode(Secret),
            WebUtility.UrlEncode(Secret).Replace("%2F", "%2f", StringComparison.Ordinal),
            JavaScriptEncoder.Default.Encode(Secret),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("a:" + Secret)),
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ab:" + Secret)),
            "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("abc:" + Secret)),
        ];

    [Promise(2)]
    [Theory]
    [MemberData(nameof(Places))]
    public void A_planted_leak_is_found_in_each_output(string place)
    {
        CapturedOutput captured = new();

        _leaks[place](captured, Secret);

        Assert.NotEmpty(captured.Leaks(["another-secret", Secret]));
        Assert.Empty(captured.Leaks(["another-secret"]));
    }

    [Promise(2)]
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_planted_leak_is_found_in_each_encoding(string form)
    {
        CapturedOutput captured = new();

        captured.Add("log", $"before {form} behind");

        Assert.NotEmpty(captured.Leaks([Secret]));
    }

    [Fact]
    public void The_signature_of_a_token_is_a_secret_and_its_header_is_not()
    {
        CapturedOutput captured = new();
        captured.Add("log", "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJlIG9m");

        Assert.Empty(captured.Leaks(["eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJiIn0.YW5vdGhlciBvbmU"]));
        Assert.NotEmpty(captured.Leaks(["eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJlIG9m"]));
    }

    private static HealthReport Report(HealthReportEntry entry) =>
        new(new Dictionary<string, HealthReportEntry> { ["apikeys:prod"] = entry }, TimeSpan.Zero);

    private static void Traced(CapturedOutput captured, Action<Activity> leak)
    {
        using ActivitySource source = new("planted");
        using ActivityOutlet outlet = new(captured);
        using Activity activity = source.StartActivity("any")!;
        leak(activity);
    }

    private static void Measured(CapturedOutput captured, string secret)
    {
        using Meter meter = new("planted");
        using MetricOutlet outlet = new(captured);
        meter.CreateCounter<long>("any").Add(1, new KeyValuePair<string, object?>("account", secret));
    }

    private static void Written(CapturedOutput captured, string secret)
    {
        using ConsoleOutlet outlet = new(captured);
        Console.Error.WriteLine(secret);
    }

    private static void Started(CapturedOutput captured, string secret)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("cat", ["-", secret]) { RedirectStandardInput = true, RedirectStandardError = true }
        )!;
        ProcessOutlet.Add(captured);
        process.StandardInput.Close();
        process.WaitForExit();
    }

    private sealed record Printed(string Text);

    private sealed class Serialized(string text)
    {
        public string Text { get; } = text;
    }
}
