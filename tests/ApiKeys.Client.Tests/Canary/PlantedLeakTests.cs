using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

#pragma warning disable CA1848, CA1873 // These messages are logged once, to be found.

namespace ApiKeys.Client.Tests.Canary;

/// <summary>
/// The canary would sing: a secret that is let out on purpose is found, at each place and in each form.
/// </summary>
[Collection(nameof(WholeProcess))]
public sealed class PlantedLeakTests
{
    private const string Secret = "q0b 1+secret/of=44&more%x";

    private static readonly Dictionary<string, Action<CapturedOutput, string>> _leaks = new()
    {
        ["a log message"] = static (outflow, secret) =>
            new LogOutlet(outflow).CreateLogger("any").LogTrace("Signed in with {Value}", secret),
        ["the exception of a log message"] = static (outflow, secret) =>
            new LogOutlet(outflow).CreateLogger("any").LogTrace(new IOException(secret), "failed"),
        ["a log scope"] = static (outflow, secret) =>
            new LogOutlet(outflow).CreateLogger("any").BeginScope("with {Value}", secret)?.Dispose(),
        ["an exception"] = static (outflow, secret) =>
            ObjectOutlet.Add(outflow, new ApiKeyOperationFailedException(secret)),
        ["an inner exception"] = static (outflow, secret) =>
            ObjectOutlet.Add(
                outflow,
                new ApiKeyOperationFailedException("no", new IOException("no", new InvalidOperationException(secret)))
            ),
        ["the data of an exception"] = static (outflow, secret) =>
            ObjectOutlet.Add(
                outflow,
                new ApiKeyOperationFailedException("no", new IOException { Data = { ["sent"] = secret } })
            ),
        ["a property of an exception"] = static (outflow, secret) =>
            ObjectOutlet.Add(outflow, new ApiKeyOperationFailedException("no") { ServiceMessage = secret }),
        ["the tag of an activity"] = static (outflow, secret) =>
            Traced(outflow, activity => activity.SetTag("url.full", secret)),
        ["the event of an activity"] = static (outflow, secret) =>
            Traced(outflow, activity => activity.AddException(new IOException(secret))),
        ["the status of an activity"] = static (outflow, secret) =>
            Traced(outflow, activity => activity.SetStatus(ActivityStatusCode.Error, secret)),
        ["the label of a metric"] = Measured,
        ["ToString"] = static (outflow, secret) => ObjectOutlet.Add(outflow, new Printed(secret)),
        ["JSON"] = static (outflow, secret) => ObjectOutlet.Add(outflow, new Serialized(secret)),
        ["a key that is part of a result"] = static (outflow, secret) =>
            ObjectOutlet.Add(outflow, new AccountCheck { CredentialKey = new ApiKey(secret, "ci") }),
        ["the description of a health report"] = static (outflow, secret) =>
            ObjectOutlet.Add(outflow, Report(new(HealthStatus.Unhealthy, secret, TimeSpan.Zero, null, null))),
        ["the data of a health report"] = static (outflow, secret) =>
            ObjectOutlet.Add(
                outflow,
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
        ["the exception of a health report"] = static (outflow, secret) =>
            ObjectOutlet.Add(
                outflow,
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
    public void A_leak_is_found_at_each_place(string place)
    {
        CapturedOutput outflow = new();

        _leaks[place](outflow, Secret);

        Assert.NotEmpty(outflow.Leaks(["another-secret", Secret]));
        Assert.Empty(outflow.Leaks(["another-secret"]));
    }

    [Promise(2)]
    [Theory]
    [MemberData(nameof(Forms))]
    public void A_leak_is_found_in_each_form(string form)
    {
        CapturedOutput outflow = new();

        outflow.Add("log", $"before {form} behind");

        Assert.NotEmpty(outflow.Leaks([Secret]));
    }

    [Fact]
    public void Of_a_token_the_signature_is_the_secret_and_its_head_is_not()
    {
        CapturedOutput outflow = new();
        outflow.Add("log", "eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJlIG9m");

        Assert.Empty(outflow.Leaks(["eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJiIn0.YW5vdGhlciBvbmU"]));
        Assert.NotEmpty(outflow.Leaks(["eyJ0eXAiOiJKV1QifQ.eyJzdWIiOiJhIn0.c2lnbmF0dXJlIG9m"]));
    }

    private static HealthReport Report(HealthReportEntry entry) =>
        new(new Dictionary<string, HealthReportEntry> { ["apikeys:prod"] = entry }, TimeSpan.Zero);

    private static void Traced(CapturedOutput outflow, Action<Activity> leak)
    {
        using ActivitySource source = new("planted");
        using ActivityOutlet outlet = new(outflow);
        using Activity activity = source.StartActivity("any")!;
        leak(activity);
    }

    private static void Measured(CapturedOutput outflow, string secret)
    {
        using Meter meter = new("planted");
        using MetricOutlet outlet = new(outflow);
        meter.CreateCounter<long>("any").Add(1, new KeyValuePair<string, object?>("account", secret));
    }

    private static void Written(CapturedOutput outflow, string secret)
    {
        using ConsoleOutlet outlet = new(outflow);
        Console.Error.WriteLine(secret);
    }

    private static void Started(CapturedOutput outflow, string secret)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("cat", ["-", secret]) { RedirectStandardInput = true, RedirectStandardError = true }
        )!;
        ProcessOutlet.Add(outflow);
        process.StandardInput.Close();
        process.WaitForExit();
    }

    private sealed record Printed(string Text);

    private sealed class Serialized(string text)
    {
        public string Text { get; } = text;
    }
}
