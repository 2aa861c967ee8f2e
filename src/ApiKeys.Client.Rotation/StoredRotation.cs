namespace ApiKeys.Client.Rotation;

/// <summary>
/// The state of one policy as a store keeps it. The store reads nothing but the members beside the document.
/// </summary>
public sealed class StoredRotation
{
    /// <summary>Describes the state of a policy.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="version">The version, 1 for the first.</param>
    /// <param name="document">The state in JSON. Values of keys in it are protected.</param>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="policy"/> or <paramref name="document"/> is null.
    /// </exception>
    public StoredRotation(string policy, long version, string document)
    {
        Policy = policy ?? throw new ArgumentNullException(nameof(policy));
        Version = version;
        Document = document ?? throw new ArgumentNullException(nameof(document));
    }

    /// <summary>Gets the name of the policy.</summary>
    public string Policy { get; }

    /// <summary>Gets the version, which each write raises by one.</summary>
    public long Version { get; }

    /// <summary>Gets the state in JSON. Values of keys in it are protected.</summary>
    public string Document { get; }

    /// <summary>Gets when the engine has to look at the policy again; null when never by itself.</summary>
    public DateTimeOffset? NextStep { get; init; }
}
