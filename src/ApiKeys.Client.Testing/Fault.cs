using ApiKeys.Client.Testing.Faults;

namespace ApiKeys.Client.Testing;

/// <summary>
/// A failure that is injected into a request: what happens (the factory methods), to which requests, and how often.
/// Immutable: every method returns a new fault, and the same one can be added many times.
/// </summary>
/// <remarks>
/// Without <see cref="On"/> and <see cref="Path"/> every request to a service is matched; requests under
/// <c>/emulator</c> never are.
/// </remarks>
public sealed partial class Fault
{
    internal static readonly Fault None = new(new("none"), afterCommit: true, Replies.Faithful);

    private Fault(FaultForm form, bool afterCommit, FaultReply reply)
    {
        Form = form;
        AfterCommit = afterCommit;
        Reply = reply;
    }

    /// <summary>The JSON form of the fault, which also holds what it matches.</summary>
    internal FaultForm Form { get; private init; }

    internal bool AfterCommit { get; }

    internal FaultReply Reply { get; }

    /// <summary>Whether the client gets its reply before the request is processed.</summary>
    internal bool IsLate { get; private init; }

    /// <summary>Matches only requests of this method.</summary>
    /// <param name="method">The method, in any case: <c>POST</c>.</param>
    /// <returns>The narrower fault.</returns>
    public Fault On(string method)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        return With(Form with { On = method });
    }

    /// <summary>Matches only requests whose path contains this text.</summary>
    /// <param name="part">A part of the escaped path, for example <c>/api-key</c>; in the case it is sent in.</param>
    /// <returns>The narrower fault.</returns>
    public Fault Path(string part)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(part);
        return With(Form with { Path = part });
    }

    /// <summary>Lets the first matching requests pass: <c>Skip(2)</c> starts with the third that arrives.</summary>
    /// <param name="requests">How many; those that another fault took are counted too. Default 0.</param>
    /// <returns>The later fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Fault Skip(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        return With(Form with { Skip = requests });
    }

    /// <summary>Limits how often the fault happens.</summary>
    /// <param name="requests">How many requests it happens to. Default 1.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public Fault Times(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        return With(Form with { Times = requests, Always = false });
    }

    /// <summary>Happens to every matching request, until the faults are cleared.</summary>
    /// <returns>The fault.</returns>
    public Fault Always() => With(Form with { Times = 1, Always = true });

    /// <summary>The kind of fault, and what it matches.</summary>
    /// <returns>For example <c>dropAfterCommit on POST, skip 2, times 1</c>.</returns>
    public override string ToString() =>
        $"{Form.Kind} on {Form.On ?? "any method"}{(Form.Path is { } path ? $" at {path}" : "")}, skip {Form.Skip}, "
        + (Form.Always ? "always" : $"times {Form.Times}");

    private Fault With(FaultForm form) => new(form, AfterCommit, Reply) { IsLate = IsLate };
}
