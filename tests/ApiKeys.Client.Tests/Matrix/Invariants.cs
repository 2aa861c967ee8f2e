namespace ApiKeys.Client.Tests.Matrix;

/// <summary>What must be true of every case, whatever the tables say.</summary>
internal static class Invariants
{
    /// <summary>Those that a case breaks, in words.</summary>
    public static IEnumerable<string> BrokenBy(Observation seen) =>
        Rules(seen).Where(rule => !rule.Holds).Select(rule => rule.Rule);

    private static IEnumerable<(string Rule, bool Holds)> Rules(Observation seen) =>
        [
            (
                "a value that the caller gets is that of the key that the caller is told of",
                seen.Ending.Issued is null || seen.IsValueKnown
            ),
            (
                "success of what gives a value gives one",
                seen.Ending.Error is not null || !GivesValue(seen) || seen.IsValueKnown
            ),
            (
                "an error that means not done means that nothing changed",
                !seen.Ending.IsNotDone || seen.After.IsSameAs(seen.Before)
            ),
            (
                "a value is said to be lost only where there is a key, and it is the one that is named",
                seen.Ending.Error is not ApiKeyValueLostException lost || IsThere(lost, seen)
            ),
            (
                "a key that a create may have made is there where it is named",
                NamedKey(seen) is not { } named || seen.After.Keys.ContainsKey(named)
            ),
            (
                "a create and a refresh are processed once at most",
                ProcessedAtMostOnce(seen) && seen.After.NewSince(seen.Before).Count <= 1
            ),
            (
                "what is found out about leaves one new key at most, unless the exception names them all",
                seen.Operation.Effect != Effect.IssueFoundOut || IsOneOrAllAreNamed(seen)
            ),
            ("success of a change means that it is as wanted", seen.Ending.Error is not null || seen.IsAsWanted),
            ("only what was asked for changes", IsSameElsewhere(seen)),
            (
                "a key that is said not to be there is not there, unless it was not found before the change",
                !IsSaidToBeMissing(seen) || seen.KeyAfter is null || seen.Operation.Request == "read before"
            ),
            ("what is read is true", seen.Ending.Given?.Text is not ("a wrong list" or "another key")),
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
                "what may have been done is not called worth trying again, unless doing it twice does no harm",
                seen.Ending.Error is not ApiKeyOutcomeUnknownException { IsTransient: true }
                    || seen.Operation.Effect == Effect.Delete
            ),
            (
                "an exception holds no secret",
                seen.Ending.Error is not { } error || !HoldsSecret(error.ToString(), seen)
            ),
            (
                "a wait that the service asks for is kept",
                seen.Passed >= MatrixFaults.RetryAfter * RetriesOfRejected(seen)
            ),
            (
                "an error is short",
                seen.Ending.Error is not { Message.Length: > 2_000 } and not { ServiceMessage.Length: > 501 }
            ),
            ("no cookie is sent back", !seen.Requests.Any(request => request.Headers.ContainsKey("Cookie"))),
            ("an error says where it happened", seen.Ending.Error is null or { Service: not null, Account: not null }),
        ];

    private static int RetriesOfRejected(Observation seen) =>
        seen
            .Requests.GroupBy(request => (request.Method, request.Path))
            .Sum(same => same.SkipLast(1).Count(request => request.Status == 429));

    /// <summary>Where the name is the id, that is named whether there is a key or not.</summary>
    private static string? NamedKey(Observation seen) =>
        seen.Operation.Effect is Effect.Issue or Effect.IssueFoundOut
        && seen.Ending.Error is ApiKeyOutcomeUnknownException { KeyId: { } id }
        && id != seen.Subject.Id
            ? id
            : null;

    private static bool GivesValue(Observation seen) =>
        seen.Operation.Effect is Effect.Issue or Effect.IssueFoundOut or Effect.Resume or Effect.Refresh;

    private static bool IsThere(ApiKeyValueLostException lost, Observation seen) =>
        seen.Operation.Effect switch
        {
            Effect.Issue or Effect.IssueFoundOut => seen.After.NewSince(seen.Before) is [var id]
                && (lost.KeyId ?? id) == id,
            Effect.Refresh => lost.KeyId == seen.Subject.Id && seen.KeyAfter is { HasFirstValue: false },
            Effect.Resume => (!seen.CanBeResumed || IsSaidToBeForgotten(seen))
                && (lost.KeyId is null || seen.After.Keys.ContainsKey(lost.KeyId)),
            _ => false,
        };

    /// <summary>Finding nothing is what a service says, and nothing contradicts it.</summary>
    private static bool IsSaidToBeMissing(Observation seen) =>
        seen.Operation.Effect != Effect.None && seen.Ending.Error is ApiKeyNotFoundException;

    private static bool IsSaidToBeForgotten(Observation seen) =>
        seen.Requests.Any(request =>
            request.Status == 404 && request.Path.EndsWith("/result", StringComparison.Ordinal)
        );

    /// <summary>
    /// 401 and 429 say that a request was not processed; at Veeam requests of one id are processed once.
    /// </summary>
    private static bool ProcessedAtMostOnce(Observation seen) =>
        seen.Operation.Effect is not (Effect.Issue or Effect.Refresh)
        || seen.Requests.Where(request =>
                request.Method == "POST" && !seen.Service.IsSignIn(request) && request.Status is not (401 or 429)
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
            Effect.Issue or Effect.IssueFoundOut => seen.Before.IsSameAs(
                seen.After.Without(seen.After.NewSince(seen.Before))
            ),
            _ => seen.After.IsSameBut(seen.Subject.Id, seen.Before),
        };

    private static bool HoldsSecret(string text, Observation seen) =>
        seen
            .Service.Emulator.Services.SelectMany(service => service.Secrets)
            .Any(secret => text.Contains(secret, StringComparison.Ordinal));
}
