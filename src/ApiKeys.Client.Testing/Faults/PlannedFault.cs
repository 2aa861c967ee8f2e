namespace ApiKeys.Client.Testing.Faults;

/// <summary>A fault, with its counts since it was added.</summary>
internal sealed class PlannedFault(Fault fault)
{
    private long _seen;
    private int _used;

    public Fault Fault => fault;

    /// <summary>Counts the request if it matches, and says whether the fault's turn has come.</summary>
    public bool IsDueFor(RecordedRequest request) => Matches(request) && _seen++ >= fault.Form.Skip;

    /// <summary>Applies to a request, and says whether that was the last one.</summary>
    public bool Use() => !fault.Form.Always && ++_used >= fault.Form.Times;

    private bool Matches(RecordedRequest request) =>
        (fault.Form.On is not { } method || string.Equals(method, request.Method, StringComparison.OrdinalIgnoreCase))
        && (fault.Form.Path is not { } part || request.Path.Contains(part, StringComparison.Ordinal));
}
