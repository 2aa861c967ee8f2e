namespace ApiKeys.Client.Diagnosis;

/// <summary>A point in which a server may differ from what the SDK assumes.</summary>
/// <param name="Id">The stable id, such as <c>maximo.update-body</c>.</param>
/// <param name="Level">The level that checks it.</param>
/// <param name="Text">What is assumed.</param>
/// <param name="Source">Where the assumption comes from.</param>
internal sealed record Assumption(string Id, DiagnosisLevel Level, string Text, string Source)
{
    /// <summary>Where a point comes from that no document of the vendor states.</summary>
    public const string Inferred = "inferred: no document states it";

    public DiagnosisFinding ToFinding(Observation observation) =>
        new(Id, Text, observation.Verdict)
        {
            Source = Source,
            Evidence = observation.Evidence,
            Options = observation.Options,
            KeyId = observation.KeyId,
            Error = observation.Error,
        };
}
