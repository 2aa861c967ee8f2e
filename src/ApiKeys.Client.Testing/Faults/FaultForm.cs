namespace ApiKeys.Client.Testing.Faults;

/// <summary>A fault in JSON, under <c>/emulator/faults</c>.</summary>
internal sealed record FaultForm(string Kind)
{
    public string? On { get; init; }

    public string? Path { get; init; }

    public int Skip { get; init; }

    // Settable, because the JSON reader sets an absent init-only member to the default of its type.
    public int Times { get; set; } = 1;

    public bool Always { get; init; }

    public TimeSpan? Delay { get; init; }

    public long? Bytes { get; init; }

    public int? Status { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }
}
