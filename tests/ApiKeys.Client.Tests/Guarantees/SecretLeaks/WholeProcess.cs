namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Tests that watch the whole process run alone.</summary>
[CollectionDefinition(nameof(WholeProcess), DisableParallelization = true)]
public sealed class WholeProcess;
