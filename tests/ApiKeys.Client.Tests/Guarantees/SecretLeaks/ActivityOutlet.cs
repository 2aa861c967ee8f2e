using System.Diagnostics;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures every activity of every source in the process, with its tags, events and links.</summary>
internal sealed class ActivityOutlet : IDisposable
{
    public const string Place = "activity";

    private readonly ActivityListener _listener;

    public ActivityOutlet(CapturedOutput captured)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add(captured, activity),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener.Dispose();

    private static void Add(CapturedOutput captured, Activity activity)
    {
        captured.Add(
            Place,
            $"{activity.Source.Name} {activity.OperationName} {activity.DisplayName} {activity.StatusDescription} "
                + $"{activity.TraceStateString}"
        );
        AddTags(captured, activity.TagObjects);
        AddTags(
            captured,
            activity.Baggage.Select(static item => new KeyValuePair<string, object?>(item.Key, item.Value))
        );
        foreach (ActivityEvent each in activity.Events)
        {
            captured.Add(Place, each.Name);
            AddTags(captured, each.Tags);
        }

        foreach (ActivityLink link in activity.Links)
        {
            AddTags(captured, link.Tags ?? []);
        }
    }

    private static void AddTags(CapturedOutput captured, IEnumerable<KeyValuePair<string, object?>> tags)
    {
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            captured.Add(Place, $"{tag.Key} = {tag.Value}");
        }
    }
}
