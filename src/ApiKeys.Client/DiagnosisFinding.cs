using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>What a diagnosis found out about one assumption of the SDK.</summary>
public sealed class DiagnosisFinding
{
    /// <summary>Describes a finding.</summary>
    /// <param name="id">The id of the assumption.</param>
    /// <param name="assumption">What is assumed.</param>
    /// <param name="verdict">What was found out.</param>
    /// <exception cref="ArgumentNullException">A text is null.</exception>
    public DiagnosisFinding(string id, string assumption, DiagnosisVerdict verdict) =>
        (Id, Assumption, Verdict) = (
            id ?? throw new ArgumentNullException(nameof(id)),
            assumption ?? throw new ArgumentNullException(nameof(assumption)),
            verdict
        );

    /// <summary>Gets the id of the assumption, such as <c>maximo.update-body</c>. It does not change.</summary>
    public string Id { get; }

    /// <summary>Gets what the SDK assumes about the server.</summary>
    public string Assumption { get; }

    /// <summary>Gets where the assumption comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Gets what was found out.</summary>
    public DiagnosisVerdict Verdict { get; }

    /// <summary>
    /// Gets what the verdict is based on, in words. It has no secret, and unless there is an <see cref="Error"/> no name,
    /// id or address either.
    /// </summary>
    public string Evidence { get; init; } = "";

    /// <summary>
    /// Gets the options to set, by their names in the configuration below the account. A value is empty when the server
    /// does not show it.
    /// </summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets the id or, before it is known, the name of the throw-away key that the finding is about; null for others.
    /// </summary>
    public string? KeyId { get; init; }

    /// <summary>
    /// Gets whether the throw-away key may still be there, so that it is to be deleted by hand; null for other findings,
    /// and as long as the diagnosis uses the key.
    /// </summary>
    public bool? IsKeyLeft { get; init; }

    /// <summary>Gets the error that ended the check; null when none did.</summary>
    [JsonIgnore]
    public ApiKeyException? Error { get; init; }
}
