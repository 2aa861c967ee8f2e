using System.Diagnostics;
using System.Globalization;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// Writes each request of the SDK to standard error, retries too: method, address, status, time and the id that the
/// service gave it. The SDK keeps secrets and queries out of all of these.
/// </summary>
internal static class RequestLog
{
    private const string Source = "ApiKeys.Client";
    private static int _isStarted;

    public static void Start()
    {
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            ActivitySource.AddActivityListener(
                new ActivityListener
                {
                    ShouldListenTo = static source => source.Name == Source,
                    Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                        ActivitySamplingResult.AllDataAndRecorded,
                    ActivityStopped = static activity =>
                    {
                        if (activity.Kind == ActivityKind.Client)
                        {
                            Screen.Debug(LineOf(activity));
                        }
                    },
                }
            );
        }
    }

    private static string LineOf(Activity attempt)
    {
        object? outcome = attempt.GetTagItem("http.response.status_code") ?? attempt.GetTagItem("error.type");
        object? id = attempt.GetTagItem("apikeys.request.id");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{attempt.GetTagItem("http.request.method")} {attempt.GetTagItem("url.full")}: {outcome ?? "cancelled"} in "
                + $"{attempt.Duration.TotalSeconds:0.000} s{(id is null ? "" : $", request id {id}")}"
        );
    }
}
