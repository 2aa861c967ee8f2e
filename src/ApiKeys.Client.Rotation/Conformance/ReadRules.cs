using System.Text.Json;

namespace ApiKeys.Client.Rotation.Conformance;

/// <summary>What readers can rely on.</summary>
internal static class ReadRules
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    public static async Task AbsentIsNullAsync(StoreUnderTest test)
    {
        StoredRotation? read = await test.Open().ReadAsync(test.Policy("a"), test.Token).ConfigureAwait(false);
        test.Require(read is null, "there is a state that nobody wrote.");
    }

    public static async Task WrittenIsReadAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a b.c-d");
        bool isWritten = await test.WriteAsync(policy, 1, StoreUnderTest.Now).ConfigureAwait(false);
        test.Require(isWritten, "the first write was refused.");

        StoredRotation? read = await test.Open().ReadAsync(policy, test.Token).ConfigureAwait(false);

        test.Require(read is { Version: 1 } && read.Policy == policy, "name or version are others.");
        test.Require(read!.NextStep == StoreUnderTest.Now, "the instant of the next step is another.");
        using JsonDocument document = JsonDocument.Parse(read.Document);
        test.Require(document.RootElement.GetProperty("at").GetInt32() == 1, "the document is another.");
    }

    public static async Task WaitingReaderLearnsAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a");
        await test.WriteAsync(policy, 1).ConfigureAwait(false);
        Task waits = test.Open().WaitForChangeAsync(policy, 1, test.Token);
        await test.WriteAsync(policy, 2).ConfigureAwait(false);

        Task first = await Task.WhenAny(waits, Task.Delay(_patience, TimeProvider.System, test.Token))
            .ConfigureAwait(false);

        test.Require(first == waits, "the reader still waits after 20 seconds.");
        await waits.ConfigureAwait(false);
    }

    public static async Task DueIsOrderedAsync(StoreUnderTest test)
    {
        DateTimeOffset now = StoreUnderTest.Now;
        await test.WriteAsync(test.Policy("later"), 1, now.AddSeconds(1)).ConfigureAwait(false);
        await test.WriteAsync(test.Policy("second"), 1, now).ConfigureAwait(false);
        await test.WriteAsync(test.Policy("first"), 1, now.AddDays(-1)).ConfigureAwait(false);
        await test.WriteAsync(test.Policy("never"), 1).ConfigureAwait(false);

        IReadOnlyList<string> due = await test.Open().GetDueAsync(now, test.Token).ConfigureAwait(false);

        string[] own = [.. due.Where(policy => policy.StartsWith(test.Policy(""), StringComparison.Ordinal))];
        test.Require(
            own.SequenceEqual([test.Policy("first"), test.Policy("second")]),
            $"due are {string.Join(", ", own)}."
        );
    }

    public static async Task HistoryIsOrderedAsync(StoreUnderTest test)
    {
        string policy = test.Policy("a");
        await test.WriteAsync(policy, 1).ConfigureAwait(false);
        await test.WriteAsync(policy, 2).ConfigureAwait(false);

        IReadOnlyList<RotationEvent> history = await test.Open()
            .GetHistoryAsync(policy, test.Token)
            .ConfigureAwait(false);
        IReadOnlyList<RotationEvent> none = await test.Open()
            .GetHistoryAsync(test.Policy("b"), test.Token)
            .ConfigureAwait(false);

        test.Require(history.Select(static each => each.Kind).SequenceEqual(["v2", "v1"]), "the order is another.");
        test.Require(none.Count == 0, "a policy without a state has a history.");
    }
}
