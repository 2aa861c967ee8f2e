namespace ApiKeys.Client;

/// <summary>The options of <see cref="ApiKeyManager.DiagnoseAsync"/>.</summary>
public sealed class DiagnosisOptions
{
    /// <summary>
    /// Gets or sets how much the diagnosis may do; <see cref="DiagnosisLevel.ReadOnly"/> unless set.
    /// </summary>
    public DiagnosisLevel Level { get; set; } = DiagnosisLevel.ReadOnly;

    /// <summary>
    /// Gets or sets the receiver of each finding as soon as it is there; null, the default, for none. The name of a
    /// throw-away key comes here before the key is created, its id before the key is used, and at last what became of it
    /// (<see cref="DiagnosisFinding.IsKeyLeft"/>).
    /// </summary>
    /// <remarks><see cref="Progress{T}"/> passes reports on later, and perhaps in another order.</remarks>
    public IProgress<DiagnosisFinding>? Progress { get; set; }
}
