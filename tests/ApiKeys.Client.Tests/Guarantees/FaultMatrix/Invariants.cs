namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>The conditions that must hold in every case, whatever the tables contain.</summary>
internal static class Invariants
{
    /// <summary>The conditions that a case violates, as text.</summary>
    public static IEnumerable<string> BrokenBy(Observation seen) =>
        Rules(seen).Where(rule => !rule.Holds).Select(rule => rule.Rule);

    private static IEnumerable<(string Rule, bool Holds)> Rules(Observation seen) =>
        [
            (
                "a value that the caller gets belongs to the reported key",
                seen.Ending.Issued is null || seen.IsValueKnown
            ),
            (
                "success of an operation that returns a value returns one",
                seen.Ending.Error is not null || !GivesValue(seen) || seen.IsValueKnown
            ),
            (
                "an error that reports nothing done means that nothing changed",
                !seen.Ending.IsNotDone || seen.After.IsSameAs(seen.Before)
            ),
            (
                "a value is reported as lost only if there is a key, and it is the named one",
                seen.Ending.Error is not ApiKeyValueLostException lost || IsThere(lost, seen)
            ),
            ("a key that a create names exists", NamedKey(seen) is not { } named || seen.After.Keys.ContainsKey(named)),
            (
                "a create and a refresh are processed at most once",
                ProcessedAtMostOnce(seen) && seen.After.NewSince(seen.Before).Count <= 1
            ),
            (
                "a create with recovery leaves at most one new key, unless the exception names them all",
                seen.Operation.Effect != Effect.RecoveredCreate || IsOneOrAllAreNamed(seen)
            ),
            ("success of a change means that it is as requested", seen.Ending.Error is not null || seen.IsAsRequested),
            ("only what was requested changes", IsSameElsewhere(seen)),
            (
                "a key that is reported as missing does not exist, unless it was not found before the change",
                !IsSaidToBeMissing(seen) || seen.KeyAfter is null || seen.Operation.Request == "read before"
            ),
            ("what is read is correct", seen.Ending.Given?.Text is not ("a wrong list" or "another key")),
            (
                "an unknown outcome of an action can be resumed",
                seen is not { Operation.Effect: Effect.Resume, Ending.Error: ApiKeyOutcomeUnknownException }
                    || seen.CanBeResumed
            ),
            (
                "a read has no unknown outcome",
                seen.Operation.Effect != Effect.None || seen.Ending.Error is not ApiKeyOutcomeUnknownException
            ),
            (
                "an unknown outcome is not transient, unless doing it twice does no harm",
                seen.Ending.Error is not ApiKeyOutcomeUnknownException { IsTransient: true }
                    || seen.Operation.Effect == Effect.Delete
            ),
            (
                "an exception contains no secret",
                seen.Ending.Error is not { } error || !HoldsSecret(error.ToString(), seen)
            ),
            (
                "a delay that the service requests is respected",
                seen.Passed >= MatrixFaults.RetryAfter * RetriesOfRejected(seen)
            ),
            (
                "an error is short",
                seen.Ending.Error is not { Message.Length: > 2_000 } and not { ServiceMessage.Length: > 501 }
            ),
            ("no cookie is sent back", !seen.Requests.Any(request => request.Headers.ContainsKey("Cookie"))),
            (
                "an error names service and account",
                seen.Ending.Error is null or { Service: not null, Account: not null }
            ),
        ];

    private static int RetriesOfRejected(Observation seen) =>
        seen
            .Requests.GroupBy(request => (request.Method, request.Path))
            .Sum(same => same.SkipLast(1).Count(request => request.Status == 429));

    /// <summary>Where the name is the id, it is reported whether or not there is a key.</summary>
    private static string? NamedKey(Observation seen) =>
        seen.Operation.Effect is Effect.Create or Effect.RecoveredCreate
        && seen.Ending.Error is ApiKeyOutcomeUnknownException { KeyId: { } id }
        && id != seen.Subject.Id
            ? id
            : null;

    private static bool GivesValue(Observation seen) =>
        seen.Operation.Effect is Effect.Create or Effect.RecoveredCreate or Effect.Resume or Effect.Refresh;

    private static bool IsThere(ApiKeyValueLostException lost, Observation seen) =>
        seen.Operation.Effect switch
        {
            Effect.Create or Effect.RecoveredCreate => seen.After.NewSince(seen.Before) is [var id]
                && (lost.KeyId ?? id) == id,
            Effect.Refresh => lost.KeyId == seen.Subject.Id && seen.KeyAfter is { HasFirstValue: false },
            Effect.Resume => (!seen.CanBeResumed || IsSaidToBeForgotten(seen))
                && (lost.KeyId is null || seen.After.Keys.ContainsKey(lost.KeyId)),
            _ => false,
        };

    /// <summary>"Not found" comes from the service, and nothing contradicts it.</summary>
    private static bool IsSaidToBeMissing(Observation seen) =>
        seen.Operation.Effect != Effect.None && seen.Ending.Error is ApiKeyNotFoundException;

    private static bool IsSaidToBeForgotten(Observation seen) =>
        seen.Requests.Any(request =>
            request.Status == 404 && request.Path.EndsWith("/result", StringComparison.Ordinal)
        );

    /// <summary>
    /// 401 and 429 mean that a request was not processed; Veeam processes requests with the same id once.
    /// </summary>
    private static bool ProcessedAtMostOnce(Observation seen) =>
        seen.Operation.Effect is not (Effect.Create or Effect.Refresh)
        || seen.Requests.Where(request =>
                request.Method == "POST"
                && !seen.Service.IsSignIn(request)
                && request.Status is not (401 or 429)
                && (request.Committed || request.Status != 400) // Another form may follow what was not processed.
            )
            .Select(request => request.Headers.GetValueOrDefault("X-Request-id", $"{request.Sequence}"))
            .Distinct()
            .Count() <= 1;

    private static bool IsOneOrAllAreNamed(Observation seen) =>
        seen.After.NewSince(seen.Before) is var added
        && (
            added.Count <= 1
            || (seen.Ending.Error is { } error && added.All(id => error.Message.Contains(id, StringComparison.Ordinal)))
        );

    private static bool IsSameElsewhere(Observation seen) =>
        seen.Operation.Effect switch
        {
            Effect.None or Effect.Resume => seen.After.IsSameAs(seen.Before),
            Effect.Create or Effect.RecoveredCreate => seen.Before.IsSameAs(
                seen.After.Without(seen.After.NewSince(seen.Before))
            ),
            _ => seen.After.IsSameBut(seen.Subject.Id, seen.Before),
        };

    private static bool HoldsSecret(string text, Observation seen) =>
        seen
            .Service.Emulator.Services.SelectMany(service => service.Secrets)
            .Any(secret => text.Contains(secret, StringComparison.Ordinal));
}
