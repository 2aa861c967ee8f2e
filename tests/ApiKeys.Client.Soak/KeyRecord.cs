namespace ApiKeys.Client.Soak;

/// <summary>
/// What the SDK said about one key that was asked for, under a name that no other has. One caller at a time has it.
/// </summary>
internal sealed class KeyRecord(string service, string name)
{
    public string Service { get; } = service;

    public string Name { get; } = name;

    /// <summary>What the service addresses it by, once that is known.</summary>
    public string? Id { get; set; }

    /// <summary>Whether it exists; null when the SDK said that nobody can know.</summary>
    public bool? Exists { get; set; } = false;

    /// <summary>The value that works; null when it is not known.</summary>
    public SecretValue? Value { get; set; }

    /// <summary>Whether it is enabled; null when it is not known.</summary>
    public bool? IsEnabled { get; set; }

    /// <summary>What was done with it, and the outcome of it.</summary>
    public List<string> History { get; } = [];

    public void Issued(IssuedApiKey issued) =>
        (Exists, Id, Value, IsEnabled) = (true, issued.Key.Id, issued.Value, true);

    public override string ToString() => $"The key '{Name}' of {Service} ({string.Join(" / ", History)})";
}
