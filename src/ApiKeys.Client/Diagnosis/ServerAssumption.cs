namespace ApiKeys.Client.Diagnosis;

/// <summary>A point in which a server may differ from what the SDK assumes.</summary>
/// <param name="id">The stable id, such as <c>maximo.update-body</c>.</param>
/// <param name="level">The level that checks it.</param>
/// <param name="text">What is assumed.</param>
/// <param name="source">Where the assumption comes from.</param>
internal sealed class ServerAssumption(string id, DiagnosisLevel level, string text, string source)
{
    /// <summary>Where a point comes from that no document of the vendor states.</summary>
    public const string Inferred = "inferred: no document states it";

    public string Id => id;

    public DiagnosisLevel Level => level;

    public DiagnosisFinding ToFinding(Observation observation) =>
        new(id, text, observation.Verdict)
        {
            Source = source,
            Evidence = observation.Evidence,
            Options = observation.Options,
            KeyId = observation.KeyId,
            IsKeyLeft = observation.IsKeyLeft,
            Error = observation.Error,
        };
}
