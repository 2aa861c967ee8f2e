using ApiKeys.Client.Rotation.Conformance;

namespace ApiKeys.Client.Rotation;

/// <summary>What every store must do. The tests of a store check each of these rules.</summary>
/// <example>
/// <code>
/// public static TheoryData&lt;string&gt; Rules => [.. RotationStoreConformance.Rules.Select(rule => rule.Name)];
///
/// [Theory, MemberData(nameof(Rules))]
/// public Task The_store_keeps_the_rule(string name) =>
///     RotationStoreConformance.Rules.Single(rule => rule.Name == name).CheckAsync(() => new MyStore(connection));
/// </code>
/// </example>
public static class RotationStoreConformance
{
    /// <summary>Gets the rules. Each takes policies of its own, so that a store need not be empty.</summary>
    public static IReadOnlyList<RotationStoreRule> Rules { get; } =
    [
        new("A policy without a state reads as null", ReadRules.AbsentIsNullAsync),
        new("What is written is read by another instance", ReadRules.WrittenIsReadAsync),
        new("A reader that waits learns of a write", ReadRules.WaitingReaderLearnsAsync),
        new("What is due comes in the order of its instants", ReadRules.DueIsOrderedAsync),
        new("The history has the newest first", ReadRules.HistoryIsOrderedAsync),
        new("A write on a version that is not the newest changes nothing", WriteRules.StaleIsRefusedAsync),
        new("Of writers at the same time one wins each version", WriteRules.OneWriterWinsAsync),
        new("A lease keeps others out until it ends", LeaseRules.LeaseEndsAsync),
        new("A lease that is given back is free", LeaseRules.ReturnedIsFreeAsync),
    ];
}
