namespace ApiKeys.Client.Soak;

/// <summary>What the SDK reported about one requested key, under a unique name. One caller at a time uses it.</summary>
internal sealed class KeyRecord(string service, string name)
{
    public string Service { get; } = service;

    public string Name { get; } = name;

    /// <summary>The id at the service, once it is known.</summary>
    public string? Id { get; set; }

    /// <summary>Whether it exists; null when the SDK reported that this is unknown.</summary>
    public bool? Exists { get; set; } = false;

    /// <summary>The valid value; null when it is not known.</summary>
    public SecretValue? Value { get; set; }

    /// <summary>Whether it is enabled; null when it is not known.</summary>
    public bool? IsEnabled { get; set; }

    /// <summary>The operations on it, and their outcomes.</summary>
    public List<string> History { get; } = [];

    public void Issued(IssuedApiKey issued) =>
        (Exists, Id, Value, IsEnabled) = (true, issued.Key.Id, issued.Value, true);

    public override string ToString() => $"The key '{Name}' of {Service} ({string.Join(" / ", History)})";
}
