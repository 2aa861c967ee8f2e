namespace ApiKeys.Client.Tests.Diagnosis;

/// <summary>What a diagnosis told of throw-away keys while it ran.</summary>
internal sealed class ToldFindings : IProgress<DiagnosisFinding>
{
    public const string Announced = "It is about to be created.";
    public const string Created = "It was created, and is deleted at the end.";
    public const string Deleted = "deleted";
    public const string NotCreated = "not created";

    private readonly List<DiagnosisFinding> _keys = [];

    /// <summary>What was told of each key, in its order.</summary>
    public IEnumerable<string> All => _keys.Select(StateOf);

    /// <summary>The keys that are to be deleted by hand.</summary>
    public IEnumerable<string> Left => _keys.Where(told => told.IsKeyLeft == true).Select(told => told.KeyId!);

    /// <summary>What was told of the key of a check, in its order.</summary>
    public IEnumerable<string> Of(string check) => _keys.Where(told => told.Id == check).Select(StateOf);

    public void Report(DiagnosisFinding value)
    {
        if (value.KeyId is not null || value.IsKeyLeft is not null)
        {
            _keys.Add(value);
        }
    }

    private static string StateOf(DiagnosisFinding told) =>
        told switch
        {
            { IsKeyLeft: null } => told.Evidence,
            { IsKeyLeft: true } => "left",
            { KeyId: null } => NotCreated,
            _ => Deleted,
        };
}
