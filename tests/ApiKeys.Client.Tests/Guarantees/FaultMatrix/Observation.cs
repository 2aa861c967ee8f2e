using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>Everything that can be observed in a case, on both sides.</summary>
internal sealed record Observation(
    MatrixService Service,
    MatrixOperation Operation,
    MatrixSubject Subject,
    Ending Ending,
    ServerState Before,
    ServerState After,
    IReadOnlyList<RecordedRequest> Requests,
    TimeSpan Passed,
    bool CanBeResumed
)
{
    private static readonly string[] _methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    public HeldKey? KeyBefore => Before.Keys.GetValueOrDefault(Subject.Id);

    public HeldKey? KeyAfter => After.Keys.GetValueOrDefault(Subject.Id);

    /// <summary>Whether the caller has a valid value, of the very key that was reported.</summary>
    public bool IsValueKnown => Ending.Issued is { } issued && Service.Matches(issued.Key.Id, issued.Value.Reveal());

    public bool IsAsRequested =>
        Operation.Effect switch
        {
            Effect.Delete => KeyAfter is null,
            Effect.Rename => KeyAfter?.Name == CommonOperations.NewDescription,
            Effect.Enable => KeyAfter?.IsEnabled == true,
            Effect.Disable => KeyAfter?.IsEnabled == false,
            _ => true,
        };

    /// <summary>The number of requests, as text for the tables.</summary>
    public string RequestsText =>
        string.Join(
            ", ",
            Requests
                .GroupBy(request => Service.IsSignIn(request) ? "sign-in" : request.Method)
                .OrderBy(group => Array.IndexOf(_methods, group.Key))
                .Select(group => $"{group.Key} {group.Count()}")
        );

    /// <summary>The keys at the server afterwards, as text for the tables.</summary>
    public string ServerText =>
        Operation.Effect switch
        {
            Effect.Create or Effect.RecoveredCreate => After.NewSince(Before) switch
            {
                [] => "no key",
                [_] => IsValueKnown ? "key, value known" : "key, value lost",
                _ => "several keys",
            },
            Effect.Resume => IsValueKnown ? "key, value known"
            : CanBeResumed ? "key, value kept"
            : "key, value lost",
            Effect.Refresh => KeyAfter?.HasFirstValue == true ? "unchanged"
            : IsValueKnown ? "new value known"
            : "new value lost",
            Effect.Delete => KeyAfter is null ? "gone" : "unchanged",
            _ when After.IsSameAs(Before) => "unchanged",
            _ => IsAsRequested ? "changed" : "changed otherwise",
        };
}
