using System.Diagnostics;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>Every activity of every source in the process, with all that it carries.</summary>
internal sealed class ActivityOutlet : IDisposable
{
    public const string Place = "activity";

    private readonly ActivityListener _listener;

    public ActivityOutlet(CapturedOutput outflow)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add(outflow, activity),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private static void Add(CapturedOutput outflow, Activity activity)
    {
        outflow.Add(
            Place,
            $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} "
                + $"{activity.TraceStateString}"
        );
        AddTags(outflow, activity.TagObjects);
        AddTags(
            outflow,
            activity.Baggage.Select(static item => new KeyValuePair<string, object?>(item.Key, item.Value))
        );
        foreach (ActivityEvent each in activity.Events)
        {
            outflow.Add(Place, each.Name);
            AddTags(outflow, each.Tags);
        }

        foreach (ActivityLink link in activity.Links)
        {
            AddTags(outflow, link.Tags ?? []);
        }
    }

    private static void AddTags(CapturedOutput outflow, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            outflow.Add(Place, $"{tag.Key} = {tag.Value}");
        }
    }
}
