namespace ApiKeys.Client;

/// <summary>The result of <see cref="ApiKeyManager.DiagnoseAsync"/>.</summary>
public sealed class AccountDiagnosis
{
    /// <summary>Describes a diagnosis.</summary>
    /// <param name="findings">The findings.</param>
    /// <exception cref="ArgumentNullException"><paramref name="findings"/> is null.</exception>
    public AccountDiagnosis(IReadOnlyList<DiagnosisFinding> findings) =>
        Findings = findings ?? throw new ArgumentNullException(nameof(findings));

    /// <summary>
    /// Gets a finding for each assumption of the level, in an order that does not change: from the connection to the
    /// throw-away key.
    /// </summary>
    public IReadOnlyList<DiagnosisFinding> Findings { get; }

    /// <summary>
    /// Gets the options to set, of all findings. With those of <see cref="DiagnosisVerdict.Learned"/> a process has
    /// nothing to learn; without those of <see cref="DiagnosisVerdict.NeedsOption"/> the SDK does not work with the
    /// server. An option whose value the server does not show is in its finding alone.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options =>
        Findings
            .SelectMany(static finding => finding.Options)
            .Where(static option => option.Value.Length > 0)
            .GroupBy(static option => option.Key, StringComparer.Ordinal)
            .OrderBy(static option => option.Key, StringComparer.Ordinal)
            .ToDictionary(static option => option.Key, static option => option.Last().Value, StringComparer.Ordinal);
}
