using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Matrix;

/// <summary>All that there is to see of a case, on both sides.</summary>
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

    /// <summary>Whether the caller has a value that works, of the very key that it was told of.</summary>
    public bool IsValueKnown => Ending.Issued is { } issued && Service.Matches(issued.Key.Id, issued.Value.Reveal());

    public bool IsAsWanted =>
        Operation.Effect switch
        {
            Effect.Delete => KeyAfter is null,
            Effect.Rename => KeyAfter?.Name == CommonOperations.NewDescription,
            Effect.Enable => KeyAfter?.IsEnabled == true,
            Effect.Disable => KeyAfter?.IsEnabled == false,
            _ => true,
        };

    /// <summary>How many requests went out, as the tables have it.</summary>
    public string RequestsText =>
        string.Join(
            ", ",
            Requests
                .GroupBy(request => Service.IsSignIn(request) ? "sign-in" : request.Method)
                .OrderBy(group => Array.IndexOf(_methods, group.Key))
                .Select(group => $"{group.Key} {group.Count()}")
        );

    /// <summary>What is at the server afterwards, as the tables have it.</summary>
    public string ServerText =>
        Operation.Effect switch
        {
            Effect.Issue or Effect.IssueFoundOut => After.NewSince(Before) switch
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
            _ => IsAsWanted ? "changed" : "changed otherwise",
        };
}
